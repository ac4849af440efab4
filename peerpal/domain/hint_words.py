"""The words that hints on feedback go by; British and American spelling, without accents."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JUDGING = _words("""
    aggressive amazing annoyed annoying arrogant attitude awesome awful bad badly best better
    boring bossy brilliant bully careless chaotic character childish clever clumsy cold
    commitment committed competent condescending confident confused confusing dedicated
    dedication defensive demanding demotivated difficult disappointed disappointing disengaged
    disinterested dismissive disorganised disorganized disrespectful distant dominant dumb
    easygoing ego emotional engaged enthusiasm enthusiastic excellent exceptional fantastic
    freak friendly frustrated frustrating fun generous genius gifted good great grumpy
    hardworking helpful hero horrible immature impatient impolite impressive incompetent
    inconsiderate indecisive insensitive inspiring intimidating irresponsible jerk kind lazy
    legend likeable lovely mean messy mindset moody motivated motivation naive negative nice
    nightmare organised organized outstanding overbearing passionate passive patient patronising
    patronizing perfect perfectionist personality pleasant pleasure poor poorly positive
    prepared proactive professional professionalism pushy quiet reliable respectful responsible
    rockstar rude selfish sensitive sharp shy silly sloppy slow smart star strong stubborn
    stupid super superb supportive talented terrible thoughtful thoughtless tiresome toxic
    uncommitted unfriendly unhelpful unmotivated unprepared unprofessional unreliable useless
    weak weird well wonderful worse worst
    """)
"""Words for what somebody is, or how something is found to be."""

EMPHASIS = _words(
    "awfully completely extremely incredibly pretty quite rather really so such super too totally "
    "very"
)
"""Words that make a judgement of whatever follows "was" or "being"."""

IS_ADVERBS = _words(
    "always also as being bit clearly constantly frankly generally honestly just like little never "
    "not obviously often only simply sometimes still usually"
)
"""Words that may stand between "you are" and what somebody is said to be."""

HARMLESS = _words("""
    able about after again all aware away back before both busy by currently done down due
    during each early everywhere free from given here home ill in into late left my near new
    next now off on one ones our out over part ready right seen shown sick soon sorry sure taken
    that the their them there this those to told under unsure up used welcome what when where
    which who with without your
    """)
"""What may follow "you are" and labels nobody: "on call", "late", "ready", "the one who"."""

NUMBERS = _words(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "hundred once twice half first second third"
)

DOING = _words("""
    answer answers arrive arrives ask asks began broke brought built came caught chose close
    closes cut cuts draw draws drew drove forgot found held hid hung interrupt interrupts join
    joins kept laid leave leaves led left let lets listen listens lost met open opens paid pull
    pulls push put puts quit raise raises ran rang read reads rebuilt repeat repeats replies
    reply rewrote rose said sang sat say says send sends sent set shook shout shouts shut speak
    speaks spent split spoke stood swore talk talks taught tell tells threw told took type types
    withdrew woke won write writes wrote
    """)
"""Words for something done that others see or hear, besides those in -ed and -ing."""

NO_DOING = _words("""
    achieved acted affected appeared appreciated avoided becoming behaved being belonged
    building cared caring communicated communicating contributed contributing coping deemed
    delivered delivering demonstrated demonstrating deserved disliked displayed doing during
    enjoyed evening everything existed expected failed failing feeling getting giving going
    handled handling hated having helped helping impressed improved improving indeed intended
    lacked lacking liked looked looking loved making managed managing meeting meetings morning
    needed nothing performed performing planning presented presenting proved putting sacred
    seemed seeming showed showing something sounded speed spring string struggled supported
    supporting surprised taking talented thing training tried trusted trying used valued wanted
    wanting wedding worked working
    """)
"""Words in -ed and -ing that tell of nothing that one sees or hears, or of no doing at all."""

NO_MOMENT = _words("""
    a and as at current currently daily day days everywhere for from general generally in lately
    most mostly now occasionally of often on other our over overall past rarely recent recently
    regularly sometimes somewhere the then these time times to usual usually while with work
    """)
"""Words that name no moment however they are put together: "in general", "lately, at work"."""

NO_EFFECT = JUDGING | _words("""
    a all an and as at big effect everybody everyone for had has have huge i impact is it just
    me not of on one our quite really so some team that the this to too truly us very was we
    were what you your
    """)
"""Words that say no more than how something was found: "it was bad for the team"."""
