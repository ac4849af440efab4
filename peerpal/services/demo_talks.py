"""The talks of the sample data, as a person would have typed them: one capture after the other.

Each peer's talks are in the order they were held. Lines of notes are joined to paragraphs; a
line with nothing but a backslash begins a new one.
"""

from __future__ import annotations

ANA = r"""
@ana 45m video First talk: what each of us is looking for
> pytest 10m Fixtures beat setup methods because each test names what it needs
< "incident reviews" 10m A timeline comes first; opinions about causes come after it
Ana wants to write tests that she trusts. I want to stop dreading the incidents that carry my name.
\
We agreed on two talks a month, 45 minutes, half each. What is said stays between us unless we
both say otherwise.
! me send Ana the three tests I learned most from by +7d
! ana share the template of her incident reviews by +10d
? how did her team get rid of the weekly status meeting

@ana 45m video Reading a test suite together
> pytest 20m Reading the fixtures first tells more about a system than reading its main module
< "on-call" 15m A page without a runbook is a bug in the alert
We read the suite of the billing adapter, top to bottom. Half of the time went into finding out
where `client` comes from: three files define it.
! me rename the three fixtures by +10d

@ana 50m in_person #incidents The night the queue filled up
< "incident reviews" 30m Ask what made sense at the time, not who did it
= "on-call" 10m The first five minutes are for saying who leads, not for fixing
Went through the queue incident of last month step by step. Ana asked me only one kind of question:
what did you see then? It changed the whole story.
\
I had blamed myself for the restart. In the timeline it was the only sensible thing to do with what
the dashboard showed.
~ I was still ashamed of that night. Good to say it once.
! me rewrite my review of the queue incident by +14d

@ana 40m video Parametrise before you copy
> pytest 25m parametrize with ids reads like a table of rules, and fails like one
< tracing 15m A trace answers where the time went; a log answers what was decided
Ana had eleven copies of one test. Now there is one with eleven named rows, and two of the rows
turned out to be wrong.
! ana turn the invoice tests into one table by +14d

@ana 45m video Draft rota for six people
= "on-call" 30m Two short shifts a month hurt less than one long week
< "on-call" 10m Handover in writing, ten minutes, always with the one thing to watch
Sketched a rota for both teams. Open question: what about people in other time zones?
? would a shared rota work across two time zones

@ana 30m phone Coffee by phone
< "incident reviews" 10m Write action items as changes to the system, never as advice to people
> "giving feedback" 15m Say what you saw before you say what you think
Short one, both tired after the release. Ana asked how to tell a colleague that his reviews sting.

@ana 45m video #testing Slow tests and where they hide
> pytest 25m Session scope for what is slow to build and never changed, function scope for the rest
< tracing 20m Tail sampling keeps the slow traces, which are the ones worth having
The suite went from nine to four minutes with two scope changes. We wrote down why, in the code.
! ana measure the suite before and after by +7d
! me add --durations to the nightly run by +10d
? what does her team do with tests that nobody understands

@ana 50m video Designing the alert, not the dashboard
< "on-call" 25m Alert on what a customer feels; keep the rest for the investigation
> "design docs" 20m Put the decision into the first paragraph and let the reasons follow
Ana tore my list of forty alerts down to nine. I then tore the first page of her proposal down to
one paragraph. A fair trade.
! me delete the 31 alerts nobody acted on by +14d
? how does she say no to a dashboard

@ana 45m video Half a year: does this still fit
= "giving feedback" 20m Ask for one thing to change; two questions get no answer
Both happy with the rhythm. Ana would like more time at the keyboard, I would like to hear more
about how she leads reviews with a difficult room.
? how she handled the review where two managers joined
~ She may apply for the staff role. Do not mention it anywhere.

@ana 60m in_person #pairing Pairing on the contract tests
> pytest 30m A fake that is tested against the real thing once a day is worth ten mocks
< "incident reviews" 20m The most senior person in the room speaks last
Two hours would have been better. We wrote one contract and found that the sandbox rounds amounts
differently.
! ana ask the payments team about rounding by +7d

@ana 45m video Leading my first incident review
< "incident reviews" 30m End with what surprised people; that is where the learning is
> pytest 15m tmp_path and monkeypatch replace most of the mocking I used to do
I led the review of the certificate outage with Ana in the room as a quiet second. Her notes
afterwards were worth more than any course.
\
What went well: the timeline was ready, nobody was interrupted. Next time: stop the discussion of
fixes before the story is complete.

@ana 45m video The rota goes live
= "on-call" 25m Publish who covers whom for the holidays before anyone has to ask
> pytest 15m Freeze time at the edge: pass the clock in, and no test needs to sleep
Eight people, two teams, one rota. Ana talked with her lead, I talked with mine.
! me write the page that explains the rota by +10d
! ana set up the calendar for shift swaps by +10d
? is one weekend in eight fair to people with children

@ana 40m video #oncall What the first month of the rota showed
< "on-call" 15m Count pages per shift and show the number to whoever owns the alert
> "design docs" 15m A section on what we will not do saves most of the comments
Eleven pages, seven of them from one alert. The owner of that alert had no idea.

@ana 30m chat Questions between two releases
> "design docs" 15m Name the option you did not take, and what would make you take it
< tracing 15m Attributes on spans are an interface: agree on names before you need them
In writing because of the release. Surprisingly good: we both kept the thread.

@ana 45m video Flaky or honest
> pytest 25m A flaky test is a bug report about shared state; delete the state, not the test
< "incident reviews" 20m A near miss deserves a review too, and a shorter one
Ana wanted to retry the flaky test. We looked at it for half an hour instead and found a race in
the code, not in the test.
! ana fix the race in the session cache by +7d
? would a monthly flaky hour help both teams

@ana 50m video Rehearsing her talk for the guild
> "public speaking" 20m Say the last sentence first when you rehearse; it is the one they keep
< "on-call" 15m Shadow shifts: watch two, lead two, then carry the pager alone
Ana presents the rota to the whole guild. First run 22 minutes, third run 14, and better for it.
! me film the rehearsal and send it by +3d

@ana 45m video After the guild talk
< "incident reviews" 20m Publish reviews where newcomers find them; they are the best onboarding
> pytest 20m Name the test after the rule, not after the function
Thirty people, and four teams asked for the rota page. We were both a little proud.
! me share the runbook template with the four teams by +10d

@ana 45m video Runbooks that people open
= "on-call" 20m A runbook begins with how to know that you are in the right runbook
< tracing 15m Link the alert to the query that shows it; nobody should search at night
> pytest 15m Doctest the commands of a runbook, so that they can't rot in silence
Rewrote two runbooks together. The rule that came out of it: if it has no first command, it is an
essay.
! ana try the new runbook in her next shift by +10d

@ana 45m video Who takes over the rota
< "incident reviews" 20m Rotate the facilitator; the format is safe once it survives a beginner
> "giving feedback" 20m Feedback on a plan goes in writing, feedback on a habit goes face to face
We want to hand the rota over within half a year. Mei would be a good next one,
she asked for it herself.
! me ask Mei whether she wants to lead a shadow shift by +7d
? what would make the rota run without either of us

@ana 45m video #oncall Shared goal: from the rota to a habit
= "on-call" 20m Review the rota itself every quarter with everyone who carried the pager
> pytest 15m Let the fixture fail loudly when the environment is wrong, instead of skipping
< "incident reviews" 15m Ask for one thing that worked, before anything that did not
Good energy. Pages are down by half since the start. What is missing: a second person who can lead a
review when both of us are away.
\
Ana asked me to lead the next one alone. I said yes before I could think about it.
! me lead the next incident review without Ana by +21d
! ana collect the page counts of the quarter by +14d
? does she want to present the page counts with me
"""

BEN = r"""
@ben 60m in_person First look at the cluster
< Kubernetes 30m A pod is the unit of scheduling, not of thinking; begin with the deployment
Ben has run clusters for six years and still draws them as boxes on paper. I copied the drawing.

@ben 45m video Requests, limits and a very slow morning
< Kubernetes 30m Requests decide where a pod lands, limits decide how it suffers
< tracing 10m Look at throttling before you look at the code
My service was throttled for weeks and nobody noticed. Two numbers changed, the morning spike is
gone.

@ben 45m video Rolling deploys without fear
< Kubernetes 25m A readiness probe says "send me traffic", a liveness probe says "restart me"
> "public speaking" 10m One idea per slide; the rest is a handout
Finally understood why the old pods kept getting traffic. Ben asked how I prepare demos, so we spent
the last minutes on his slides.
! me fix the readiness probe of the importer by +7d

@ben 50m video Reading events like a story
< Kubernetes 30m describe first, logs second, guesses last
= "incident reviews" 15m Put what the cluster did and what people did into one timeline
Ben broke a namespace on purpose and let me find out why. Took me 25 minutes; he says the record is
nine.
? could we do the broken namespace game with the whole team

@ben 30m chat A question about network policies
< Kubernetes 20m Start from deny all and let the tests tell you what you forgot

@ben 45m video Autoscaling on the right signal
< Kubernetes 25m Scale on the queue length, not on the processor
< tracing 15m A histogram tells the truth that an average hides
We plotted a week of traffic. The processor is a bad witness: it is busiest when the queue is
already empty.
! ben send the query for the queue length by +5d
? how did he learn to estimate capacity

@ben 45m in_person Stateful things
< Kubernetes 30m Ask what happens to the data when the node is gone, before you ask for a volume
Mostly listening today. Ben has strong views on databases in clusters and good stories to go with
them.
~ He hinted that he is close to burning out from the migration. Ask how he is first, next time.

@ben @ana 60m video #incidents Two teams, one outage
= "incident reviews" 25m Compare the two timelines before anyone explains theirs
< tracing 20m Carry the trace id over the queue, or the story breaks in the middle
A circle of three, because the outage crossed both teams. Ana led, Ben and I brought our sides.

@ben 45m video Upgrading without a maintenance window
< Kubernetes 30m Read the list of removed versions before the list of features
> "public speaking" 15m Pause after the number; people need a breath to believe it
Dry run on the test cluster with Ben watching. I typed, he kept silent, which was hard for both.
! me write down the upgrade steps by +14d
? what would he automate first

@ben 40m video Cost review
< Kubernetes 25m Half of the bill is requests that nobody uses; show it per team, not per node
Went through the bill line by line. We found one forgotten test environment that costs as much as
all the others.
! ben switch off the forgotten environment by +5d

@ben 45m video Debugging with ephemeral containers
< Kubernetes 30m Attach a debug container instead of shipping tools in the image
< tracing 15m Sample the errors fully, and the boring successes hardly at all
Could use it the same evening, in a real case. Ben got a thank-you message with the whole story.

@ben 45m video Preparing his conference proposal
> "public speaking" 20m Begin with the problem of the listener; your name can wait
< Kubernetes 25m Disruption budgets are a promise to yourself: test them on an ordinary Tuesday
He gave so much this year that I was glad to have something to give back. The proposal goes out on
Friday.
! ben send the second draft of the proposal by +5d

@ben 50m video Multi-cluster, and whether we need it
< Kubernetes 35m A second cluster doubles the work; a second zone only doubles the bill
< tracing 15m Compare the same request in both zones before you argue about either
My idea was a second cluster. After an hour of good questions my idea is a second zone.
\
Noted for the flow: it has been his knowledge for weeks. I offered to take over the write-up of the
migration, he was relieved.
! me write the first draft of the migration notes by +21d
? what can I take off his desk this month
"""

CHIARA = r"""
@chiara 45m in_person What an engineer should know about contrast
< accessibility 25m Colour may repeat a message, it may never be the only one to carry it
Chiara reviewed our admin pages with me. Eleven findings, four of them mine from last month.
! me fix the four findings on the status page by +10d

@chiara 45m video Tab, tab, tab
< accessibility 25m Unplug the mouse for an hour: the order of focus is the order of thought
> "SQL query plans" 15m EXPLAIN shows what the planner believes, ANALYZE shows what was true
I used my own form with the keyboard only and gave up after the second dialog.
! me add a visible focus ring to the forms by +14d

@chiara 50m video Her first query on real data
> "SQL query plans" 25m Filter before you join, and say so in the order you write it
< "public speaking" 15m Speak to one person for a whole sentence, then to the next one
She found the abandoned sign-ups herself and was visibly pleased. Then she gave me the best note on
my demo so far: stop reading the slide.

@chiara 45m video Words on buttons
< accessibility 25m A button says what will happen, so that nobody has to read what is around it
Renamed fourteen buttons. "Submit" is gone from the whole product.
? would her team review the error messages too

@chiara 40m video Listening to a screen reader
< accessibility 30m Headings are the table of contents of a page that one can't see
Twenty minutes with the screen switched off. Humbling.
\
The error summary was read out after the page footer, so nobody who needs it would ever hear it.
! me move the error summary to the top by +10d

@chiara 45m in_person #speaking My talk for the all-hands, first run
< "public speaking" 30m Cut the agenda slide; the first minute belongs to the story
> "SQL query plans" 10m An index helps only the question it was built for
Chiara timed me: eleven minutes for a seven-minute slot, and the best part came at minute ten.

@chiara 45m video Numbers for the redesign
> "SQL query plans" 25m Count distinct people, not rows, before you show anyone a percentage
< accessibility 15m Test with large text early; layouts break at 200 per cent, not at launch
The old dashboard counted every visit as a person. The new number is smaller and she can defend it.
! chiara correct the numbers in the quarterly deck by +7d
? which three numbers would she show every week

@chiara 45m video Forms that forgive
< accessibility 25m Say what was wrong, where, and how to mend it, in the place where it happened
< "public speaking" 10m End on what people can do tomorrow, not on thanks
We collected every error message of the sign-up. Six of them blame the reader.

@chiara 50m video Motion, and people it makes ill
< accessibility 30m Respect the setting for reduced motion, it is one line and somebody's whole day
> "SQL query plans" 15m A window function replaces the spreadsheet you were about to export
Half design, half queries, as always. The carousel is going to be removed altogether.
! chiara bring the removal of the carousel to her lead by +10d

@chiara 45m video Checklist for the new components
< accessibility 20m An accessible default beats a guideline that everybody agrees with
> "SQL query plans" 10m Compare estimated and actual rows; where they part, the plan goes wrong
We wrote down the nine things that every new component has to pass, in the words of people who
build them.
\
Chiara tries the list with two designers, I try it with two engineers.
! me try the checklist with two engineers by +33d
? who owns the checklist once we are both happy with it
"""

INES = r"""
@inès 45m video What happens between the query and the answer
< "SQL query plans" 25m Read a plan from the inside out, and ask of each step how many rows it saw
Inès draws plans as trees on paper. I will never read them as a list again.
! me redraw the plan of our slowest report by +10d

@inès 45m video A plan that lies
< "SQL query plans" 25m Suspect stale statistics first when a fast query turns slow overnight
> pytest 15m Put the awkward rows into a fixture with a name that says why they are awkward
The nightly job was fine for a year and then took four hours. It was the statistics.
! inès write down how to refresh the statistics by +7d

@inès 50m in_person Notebooks people can trust
> pytest 25m Move the logic out of the notebook, and the tests write themselves
< "SQL query plans" 20m A common table expression is for the reader; the planner has its own mind
She tests her transformations now. The first test found a month that was counted twice.

@inès 45m video #writing From a question to a design doc
> "design docs" 25m Write the question as a heading, then see whether the text answers it
< "SQL query plans" 15m Partition by what you delete, not by what you search
Her draft answered three questions that nobody had asked and left out the one that everybody had.

@inès 45m video Reviewing the data contract
> "design docs" 25m Let the reviewer see the numbers; a table settles what a paragraph can't
< "SQL query plans" 20m Measure with production volumes or do not measure at all
The contract is signed by both teams. It is two pages, it was nine.
~ She is exhausted and thinks about a longer break. Be kind with deadlines.

@inès 30m phone A pause, and how to keep what we have
> "design docs" 10m A decision record is a letter to whoever comes back after half a year
Inès is away for the better part of a year. We closed all open points on purpose and
wrote down where we stopped.
\
We both want to go on afterwards.
"""

LUKASZ = r"""
@łukasz 60m in_person #rust Ownership, with sticky notes
< Rust 30m A value has one owner; everybody else has to ask, and the compiler is the one who answers
> "design docs" 20m Two pages, then talk; nobody reads the third
Łukasz moved sticky notes over the table until borrowing made sense. In return we cut his proposal
for the ledger in half.
! me do the first ten exercises by +14d

@łukasz 45m video Errors are values
= Rust 25m The question mark operator makes the honest way the short way
> "design docs" 15m Say who decides and by when, at the top
First pull request in Rust, six lines, eleven comments, all of them kind.
! łukasz send two small issues to practise on by +7d

@łukasz 45m video A tiny parser
= Rust 35m Let the types carry the states, and the impossible ones can't be written
We wrote the parser for the bank file twice: once as I would in Python, once as one should.

@łukasz 50m video #hiring Interview training, my turn to listen
< interviewing 20m Decide what good looks like before you meet anybody
> "design docs" 20m Number the open questions, and close the document when they are answered
He has sat in more than a hundred interviews. His notes have three columns: said, did, my guess.
! me shadow two interviews by +28d
? how does he avoid liking people who are like him

@łukasz 45m video Traits without tears
< Rust 25m Write the function for one type first; the trait shows itself the second time
> "SQL query plans" 20m A lock is held to the end of the transaction, so end it early
His deadlock was two updates in a different order. Found in ten minutes, explained in forty.

@łukasz 40m video Mock interview
< interviewing 20m Silence is a tool: count to five before you help
> tracing 15m Name spans after what the business calls it
I played the interviewer, he played four different candidates, with alarming skill.

@łukasz 45m video Async, carefully
= Rust 30m Nothing runs until somebody awaits it; a future is a plan, not a task
< Rust 10m Keep locks out of await points, or draw the deadlock yourself
Read one crate together, aloud. It helps to have to pronounce it.
? is it worth giving a brown bag about async together

@łukasz 45m video The ledger document, last round
> "design docs" 25m Write the rollback before the rollout
= Rust 15m Derive what you can, and write by hand only what makes a decision
Approved at the first meeting. He says it is the first document of his that people quote.
! łukasz publish the document with the decisions by +5d

@łukasz 45m in_person Measuring before rewriting
= tracing 20m Profile the real load; the benchmark flatters whoever wrote it
= Rust 20m Clone first, measure, and borrow only where it matters
The hot loop was a date parser in Python. We rewrote that, and nothing else.

@łukasz 45m video #hiring Debriefs that decide
< interviewing 20m Everybody writes the verdict before anybody speaks
> "giving feedback" 20m Redirect in the present tense: what to do now, not what was wrong then
We compared our notes of the same interview. Same facts, opposite guesses; the column for guesses
earns its place.
! me propose written verdicts to the hiring group by +14d
? what made him change his mind last time

@łukasz 45m video A library of our own
= Rust 30m Publish inside the company first: the second user finds what the first one forgave
> "design docs" 15m An interface is a promise, so write down what you do not promise
The date parser has its own repository now, with both our names on it.

@łukasz 50m video #rust Handing the parser to another team
= Rust 20m Documentation tests are the only examples that never lie
> "design docs" 15m A migration guide begins with how to go back
< interviewing 15m Ask for a story about a change of mind
Two teams want to use it. We agreed on who answers questions on which day.
\
He wants to do a brown bag with me next quarter; I would present the half that I learned from
him.
! me write the migration guide by +35d
! łukasz answer the first questions of the two teams by +35d
? which of us presents which half of the brown bag
"""

MEI = r"""
@mei 45m in_person First weeks in a new company
> "giving feedback" 15m Ask whether it is a good moment, and mean it
< accessibility 15m Semantic HTML first: most attributes are apologies for a wrong element
Mei joined a month ago and already sees what we have stopped seeing. I asked her to keep a list.
! mei keep a list of what surprises her by +14d

@mei 40m video The list of surprises
> interviewing 15m A good question has more than one good answer
< "public speaking" 15m Record yourself once; it is cheaper than ten opinions
Twenty-three surprises. Nine of them are easy to mend, four we did not even know about.

@mei 45m video How to disagree in a review
> "giving feedback" 25m Comment on the code as a reader: "I got lost here" beats "this is wrong"
Her comments were all questions, and all of them were right. We practised writing them as
statements.

@mei 45m video Preparing a first interview
> interviewing 25m Tell candidates what you will ask about; surprise tests nothing but nerves
< accessibility 10m Live regions are for news, and only for news
She interviews for the first time next week. We wrote the questions and the answers that would
change her mind.
! mei write up her notes within a day by +9d
? would she like to watch one of my interviews

@mei 45m video After the interview
> interviewing 20m Write down what was said before you write down what you think
< "public speaking" 15m Slow down in the sentence that matters
She noticed that she had made up her mind after four minutes, and said so. I know people with ten
years who never did.

@mei 30m phone Coffee: how the first quarter felt
> "giving feedback" 15m Thank people for the specific thing, on the day it happened
Mostly about the move, the flat, and a city without friends. Good that we took the time.
~ She feels lonely in the city. Invite her to the climbing group.

@mei 45m video #testing Component tests that survive a redesign
> pytest 25m Ask the page what a person would ask it, not which class it has
< accessibility 20m If a test can find the button by its name, so can a screen reader
Two disciplines, one rule. She will show it in the front-end guild.

@mei 45m video Giving the difficult feedback
> "giving feedback" 30m Situation, behaviour, impact, and then be quiet
< "public speaking" 10m Rehearse the first two sentences by heart, and only these
We rehearsed with changed roles. The real talk took place the next morning and went well.
! mei tell me in one line how it went by +4d

@mei 45m video #confidential About her contract
She asked for advice on what to ask for. What we said stays here.
~ The probation talk is in three weeks. Her lead has not given her any signal.

@mei 45m in_person Probation passed
> interviewing 20m Compare candidates with the list, never with each other
< accessibility 15m Skip links are for everyone who comes twice
Cake. Then twenty minutes on the structure of a debrief.
! me pass on the debrief template by +7d

@mei 45m video Her design doc, my red pen
> "design docs" 25m One diagram that a newcomer can redraw from memory
< "public speaking" 15m Tell them what changed for one person; then show the chart
I put the red pen away after one page. Questions in the margin worked better for both of us.
! mei redraw the diagram with three boxes by +10d
? who else should read the document before it goes out

@mei 40m video Receiving feedback without a shield
> "giving feedback" 20m Repeat what you heard before you answer it
> interviewing 10m A second interviewer writes, the first one listens
She asked three colleagues for feedback, with one question each. Two have answered.

@mei 45m video Shadowing the pager
> "on-call" 25m Say aloud what you are about to do, in the channel, before you do it
< accessibility 15m An alert needs words, too: red alone tells a colour-blind colleague nothing
She wants to join the rota soon. We walked through an old page as if it were real.
! me plan two shadow shifts with Ana by +14d

@mei 45m video #speaking Brown bag: tests and screen readers
< "public speaking" 25m Answer the question that was asked, then ask whether you did
> "giving feedback" 20m Give the reinforcing half with the same care as the other one
Her talk, my notes. The question about legacy pages was the hardest, and she took it well.

@mei 45m video First shadow shift
> "on-call" 30m The handover ends when the next person has repeated it
> interviewing 10m Leave ten minutes for their questions and answer them honestly
< "public speaking" 15m Put the date of the next step on the last slide
A quiet night, so we had time to read the alerts. She found two that say the same thing.
\
Next: she leads, I watch.
! mei merge the two alerts by +14d
! me send her the checklist for handovers by +10d
? how does she want to be reached when she carries the pager
"""

LONE = r"""
@ana > pytest 10m Sent a minimal example of a fixture that cleans up after a failing test
@ben < Kubernetes 10m Answered in two lines why my job ran twice: it is not exactly once, ever
@mei > "giving feedback" 10m Read her message before she sent it; one sentence less, twice as clear
@łukasz < Rust 10m Lent me his annotated copy of the chapter on lifetimes
@chiara < accessibility 10m Sent the list of the five keyboard traps that she meets most often
@inès > pytest 10m Showed how to run a single test from the notebook
@ben < tracing 10m Showed me how to find the trace of a single customer
@łukasz > interviewing 10m Shared my list of questions that tell nothing about a candidate
@mei = accessibility 10m Compared notes: her checklist and mine now are one page
"""

PLANNED = (
    "@ana 45m video {day} 14:00 Page counts of the quarter\n? what would make the rota run itself",
    "@ben @ana 60m video {day} 10:30 One timeline for two teams\n? who leads the circle next time",
)
"""Talks still to come; the day is filled in."""

NOT_HELD = {
    "missed @chiara 45m video Error messages that help": 196,
    "cancelled @ben 45m video The bill, second part": 72,
}
"""Talks that did not take place, and how many days ago that was."""
