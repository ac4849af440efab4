"""A short example for each part of a feedback model, to show what belongs there."""

from __future__ import annotations

from collections.abc import Mapping

from peerpal.domain.feedback import FeedbackModel

MODEL_EXAMPLES: Mapping[FeedbackModel, Mapping[str, str]] = {
    FeedbackModel.SBI: {
        "situation": "Monday, in the planning, at the last item,",
        "behaviour": "you read the three risks aloud before we voted.",
        "impact": "We moved the release, and all of us slept.",
    },
    FeedbackModel.SBII: {
        "situation": "Monday, in the planning, at the last item,",
        "behaviour": "you read the three risks aloud before we voted.",
        "impact": "We moved the release, and all of us slept.",
        "intent": "I think you wanted us to choose with open eyes.",
    },
    FeedbackModel.COIN: {
        "context": "Thursday's demo for the support team,",
        "observation": "you stopped twice and asked what was unclear.",
        "impact": "Four people asked; two tickets were closed.",
        "next_steps": "Next time with their questions on a slide?",
    },
    FeedbackModel.START_STOP_CONTINUE: {
        "start": "Saying at the end who does what.",
        "stop": "Answering in the chat what the ticket asks.",
        "continue": "Drawing the picture before the code.",
    },
    FeedbackModel.FEEDFORWARD: {
        "behaviour": "Leaving room for others in the planning.",
        "suggestion_1": "Count to five after each question.",
        "suggestion_2": "Ask the quietest person second.",
    },
    FeedbackModel.KUDOS: {
        "kudos": "You sat with Ben for an hour. He ships alone now.",
    },
    FeedbackModel.FREE: {"text": "On Friday you asked twice why. We found the leak."},
}
"""One for each question of `MODEL_FIELDS`; all are ours."""
