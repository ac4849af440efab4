"""What tells the name of a person from another word with a capital: words around it, and lists."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("mr mrs ms mx dr prof herr frau")
"""What stands right before a name."""

OBJECT_VERBS = _words("""
ask asks asked asking tell tells told telling thank thanks thanked thanking meet meets met meeting
help helps helped helping teach taught teaching mentor mentored mentoring coach coached coaching
invite invited inviting convince convinced praise praised interview interviewed onboard onboarded
onboarding email emailed message messaged ping pinged remind reminded interrupted promised train
trained congratulated relieved trusted overheard accompanied shadow shadowed shadowing dear hi
hello hey cc gave give giving showed show showing supported supporting
""")
"""Verbs and greetings whose object is a person."""

ROLES = _words("""
manager boss colleague coworker teammate friend mentor mentee intern director designer engineer
developer analyst architect apprentice trainee ceo cto cfo coo vp pm em po sre dba hr qa interns
colleagues teammates engineers mentees juniors junior designers friends managers partner
""")
"""What somebody is, before their name; those in capitals are no product's name either."""

HUMAN_VERBS = _words("""
said says asked asks thinks thought suggested suggests agreed agrees mentioned mentions wants
wanted offered offers replied replies explained explains told tells thanked thanks joined joins
noticed helped helps proposed proposes admitted taught teaches listened apologised apologized
promised decided reviewed laughed cried smiled worried complained insisted argued volunteered
resigned feels felt knows knew believes learned learnt disagreed disagrees paired met spoke talked
quit left covered confessed wrote presented drafted facilitated rehearsed mentored coached
""")
"""What people do, after their name."""

SAYING_VERBS = _words("""
said says asked asks thinks suggested suggests agreed agrees mentioned mentions wants wanted
offered offers replied replies explained explains told tells thanked admitted joined apologised
apologized volunteered resigned learned learnt paired
""")
"""What hardly anything but people does: with one of these a name may begin a sentence."""

POSSESSED = _words("""
idea ideas question questions feedback review reviews help advice manager team desk talk notes
comment comments words name opinion suggestion suggestions draft work support trust patience first
onboarding promotion leave growth kindness career mentoring code
""")
"""What somebody has, when their name begins a sentence."""

TO_PERSON = _words("""
talk talks talked talking speak spoke spoken speaking listen listened listening explain explained
explaining say said give gave given giving send sent show showed shown introduce introduced hand
handed present presented reply replied apologise apologised apologize apologized delegate delegated
teach taught pass passed promise promised turn turned next according owe owed owes thanks kind
reach reached reaching write wrote written mentor feedback question grateful read lent offer
offered complain complained sorry demo demoed advice
""")
FROM_PERSON = _words("""
feedback help question questions mail email message messages comment comments note notes praise
thanks idea ideas call heard hear learn learned learnt learning request word kudos advice tip tips
suggestion suggestions borrowed review reviews thank apology answer answers reply invitation got
get received
""")
BY_PERSON = _words("""
reviewed written led said asked suggested praised thanked mentored approved given raised noticed
introduced invited taught drafted signed proposed recommended organised organized helped coached
interviewed told talk talks feedback idea question questions comment comments note notes suggestion
session workshop praise mail email message presentation
""")
FOR_PERSON = _words("cover covered covering stood stepped filled spoke vouched cared happy sorry")
BETWEEN_PERSONS = _words("""
conflict agreement misunderstanding mediated mediate mediating tension conversation argument trust
""")
"""What goes to, comes from, or is done by, for and between people, before that small word."""

STATES = _words("""
ill sick away absent upset nervous unhappy happy afraid sad angry grateful busy tired stressed proud
""")
"""How somebody is."""

LAWS = _words("law laws principle theorem razor rule algorithm method model paradox curve effect")
"""What bears the name of somebody who is no colleague."""

MOVING = _words("""
move moved moving migrate migrated migrating migration switch switched switching upgrade upgraded
upgrading port ported porting fly flew flown travel travelled traveled travelling go goes went
going trip train flight drive drove relocate relocated relocating deploy deployed deploying push
pushed release released commit committed connect connected logged merge merged log logs data
traffic export exported import imported publish published convert converted office back came come
""")
"""What goes to places and systems."""

WITH_TOOLS = _words("""
built build building written write implemented implement replace replaced monitor monitored
automate automated deploy deployed tested integrate integrated integration scripted configure
configured experience familiar compatible generated rewritten provisioned managed rewrote
proficient comfortable knowledge fluent drawn made solved stored measured parsed works start
started problem problems issue issues trouble run running use used uses using set setup help helps
helped helping adr document doc page report table template form
""")
"""What is done with tools, or how one gets on with them."""

FOLLOWERS = _words("""
and or but nor about on in at to for from by with without who whose whom that whether how when
where why what which because since until while before after again today tomorrow yesterday tonight
last this next is was are were has had have will would can could may might must should shall did
does do also then first twice once weekly monthly daily every each during over as if not so the a
an my our his her their its it he she we they i you more less later now through alone together
instead too into onto around across against than back up out off down here there just still even
only both either never always often sometimes soon already anyway ago me us him them one two three
some all get start become find understand prepare grow see feel be feedback advice credit room
space
""")
"""What may follow a name that is no part of another word, as “clusters” is after “Kubernetes”."""

BEFORE_WORDS = _words("the a an our my your their its every each any some another these those")
"""What stands before a word that is no name."""

PARTICLES = _words("van von de da di del der den dos du la le bin al ter ten")
"""Small words within a name."""

STOP = _words("""
i a an and are as at be but by can did do does for from had has have he her here his how if in is
it its may me my no not of on or our she so some than that the their them then there these they
this those to too up us was we were what when where which who whom whose why will with would you
your yes nobody somebody someone everybody everyone anybody anyone none both two three many most
all few one several others half each every another other people management leadership customers
users managers today tomorrow yesterday later earlier meanwhile afterwards before after again also
always never often sometimes once twice still even just maybe perhaps however therefore because
since while until during thanks thank sorry please dear hi hello hey let lets first second third
next last finally instead together now soon such same new old good great nice well very much more
less only own ok best regards cheers about above across against along among around behind below
between beyond despite down like near off onto out over past per through toward towards under
unlike via within without everything nothing something anything half nor yet either neither
although though unless whether whenever wherever whoever whatever it's that's what's he's she's i'm
i've i'll we've todo done note notes goal goals action actions feedback situation behaviour
behavior impact result results summary question questions idea ideas context outcome decision
decisions review reviews team teams
""")
"""Words that begin sentences, lines and headings."""

TIMES = _words("""
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
fridays saturdays sundays mon tue wed thu fri sat sun january february march april may june july
august september october november december feb mar apr jun jul aug sep sept oct nov dec spring
summer autumn fall winter christmas easter ramadan eid diwali hanukkah thanksgiving
""")
"""Days, months and feasts."""

OTHER_THINGS = _words("""
sales marketing finance legal support engineering product design operations security platform data
infrastructure payments billing procurement logistics accounting research insights recruiting
people facilities compliance management leadership board storefront analytics growth backend
frontend mobile kubernetes docker postgres postgresql mysql sqlite oracle redis kafka rabbitmq
mongo elasticsearch elastic kibana logstash splunk grafana prometheus datadog sentry jenkins circle
terraform ansible puppet chef vagrant helm istio envoy nginx apache tomcat kong consul vault nomad
linux ubuntu debian fedora windows mac macos android ios python rust java kotlin scala swift ruby
perl golang go haskell elixir erlang clojure typescript javascript react angular vue svelte ember
next nuxt django flask rails laravel symfony hibernate gradle maven bazel cargo npm yarn node deno
webpack babel vite jest cypress selenium playwright pytest textual git github gitlab bitbucket jira
confluence trello asana notion slack teams zoom outlook excel word powerpoint access sharepoint
miro figma sketch photoshop canva salesforce hubspot zendesk sap workday servicenow pagerduty okta
google amazon microsoft apple meta facebook twitter linkedin netflix spotify uber stripe paypal
openai anthropic copilot chatgpt aws azure gcp heroku vercel netlify cloudflare snowflake
databricks spark hadoop airflow flink hive presto trino tableau looker metabase superset pandas
numpy jupyter tensorflow pytorch keras celery sidekiq graphql rest openapi swagger protobuf
markdown latex vim emacs eclipse intellij pycharm xcode bash zsh powershell unix kernel chrome
firefox safari edge scrum kanban agile lean okr smart grow internet web wiki bluetooth unicode
lambda pipelines cloud london paris berlin munich hamburg cologne frankfurt vienna zurich geneva
basel madrid barcelona seville valencia lisbon porto rome milan turin naples amsterdam rotterdam
utrecht brussels antwerp copenhagen stockholm gothenburg oslo bergen helsinki tallinn riga vilnius
warsaw krakow gdansk wroclaw prague brno budapest bucharest athens istanbul ankara belgrade zagreb
ljubljana dublin belfast edinburgh glasgow manchester birmingham leeds bristol oxford cambridge
york boston chicago seattle austin dallas houston denver portland atlanta miami philadelphia
detroit toronto montreal vancouver ottawa mexico bogota lima santiago quito caracas cairo lagos
nairobi johannesburg casablanca tunis accra dakar dubai doha riyadh tehran baghdad beirut jerusalem
delhi mumbai bangalore bengaluru hyderabad pune chennai kolkata karachi lahore dhaka bangkok hanoi
saigon jakarta manila singapore shanghai beijing shenzhen guangzhou taipei tokyo osaka kyoto seoul
busan melbourne brisbane perth auckland wellington moscow kyiv kiev lviv minsk francisco angeles
vegas orleans orlando hong kong san los las saint united new north south east central europe asia
africa america australia antarctica germany france spain portugal italy austria switzerland
netherlands belgium luxembourg denmark sweden norway finland iceland poland czechia slovakia
slovenia hungary romania bulgaria greece turkey ukraine russia estonia latvia lithuania croatia
serbia ireland scotland wales england britain uk usa canada brazil argentina chile colombia peru
egypt morocco nigeria kenya ghana israel iran iraq india pakistan bangladesh china japan korea
vietnam thailand indonesia malaysia philippines taiwan zealand kingdom states english german french
spanish portuguese italian dutch polish czech hungarian romanian greek turkish russian ukrainian
arabic hebrew hindi chinese japanese korean swedish danish norwegian finnish irish scottish british
american european asian african indian latin canadian australian brazilian mexican university
college school institute academy conference congress hotel airport station museum earth muslim
jewish buddhist bible god gdpr nda brexit covid corona nobel olympics guild team success group
committee council department project programme program unit community squad tribe chapter customer
steering architecture summit meetup forum
""")
"""Departments, technology, firms, places and languages: a run of capitals with one is no name."""

ENDINGS = ("db", "ops", "sql", "js", "script", "hub", "ware", "soft", "docs", "lang", "flow")
"""How the names of programs end."""

PLAIN_ENDINGS = ("ing", "ly", "ed", "ion", "ions", "ment", "ments", "ness", "ity")
"""How words end that begin a sentence and are no names."""
