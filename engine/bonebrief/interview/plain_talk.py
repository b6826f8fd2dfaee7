"""An interview in lines: what each typed word does, and every state in words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bonebrief.interview.action import Action, Back, Jump, Onward, Prefill, Record, Uphold, Voice
from bonebrief.interview.asker import Left
from bonebrief.interview.asking_back import AskedBack, left_out, question_back, sure, ways
from bonebrief.interview.commands import command, command_word
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.one_screen import NUMBERS, given, read_marked, without_value
from bonebrief.interview.own_units import read_in_own_units
from bonebrief.interview.plain_question import numbered_lines, question_lines, work_out
from bonebrief.interview.progress import progress_of
from bonebrief.interview.report.plain_dialogue import Lines, confirmed, offered
from bonebrief.interview.report.proposal import Proposal, Reports
from bonebrief.interview.state import ImpossibleActionError, complaint
from bonebrief.interview.typed import is_dont_know, numbered
from bonebrief.interview.words import (
    answer_lines,
    answer_words,
    as_put,
    end_words,
    labelled,
    why_lines,
)
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.machine.catalogue import _

_LEAVE: Final = "leave"
"""What leaves where `quit` may be an answer."""


class PlainTalk:
    """Goes through the questions with somebody who types lines."""

    def __init__(self, lines: Lines, conversation: Conversation, reviewing: bool) -> None:
        self._lines = lines
        self._say = lines.say
        self._conversation = conversation
        self._reviewing = reviewing
        self._section = ""
        self._shown: str | None = ""
        self._doubted: tuple[str, Value] | None = None
        self._left: Left | None = None

    def until_left(self, proposal: Proposal | None = None) -> Left:
        if proposal:
            self._confirm(proposal)
        self._begin()
        while self._left is None:
            current, asked = self._conversation.interview.current, self._conversation.interview.asked_back
            if asked and not self._reviewing:
                self._ask_back(asked)
            elif self._reviewing or current is None:
                self._at_review(announced=self._reviewing)
            else:
                self._at_question(current)
        return self._left

    def _begin(self) -> None:
        interview = self._conversation.interview
        if interview.current is not None and not self._reviewing and not interview.asked_back:
            self._show(*self._asked(interview.current))
        self._notice()

    def _at_question(self, current: str) -> None:
        facts = self._asked(current)
        if self._shown != facts[0].id:
            self._show(*facts)
        typed = self._lines.read()
        if len(facts) > 1:
            self._take_one_screen(facts, typed)
        else:
            self._take(facts[0], typed)

    def _asked(self, current: str) -> list[Fact]:
        """The question as it is put, or those that are asked at once with it."""
        interview = self._conversation.interview
        return [as_put(interview, one) for one in interview.one_screen or (current,)]

    def _ask_back(self, asked: AskedBack) -> None:
        interview = self._conversation.interview
        found = ways(interview, asked)
        self._say(f"\n{_('Please check.')} {question_back(interview, asked)}")
        self._number(way.words for way in found)
        typed = self._lines.read()
        place = numbered(typed, len(found))
        action = found[place].action if place is not None else None
        if isinstance(action, Record):
            self._record(interview.knowledge.dictionary[action.fact], action.answer)
        elif action and self._do(action):
            if isinstance(action, Uphold):
                self._say(_("Left out: {answers}.").format(answers=left_out(interview, action)))
            self._notice()
        elif command(typed).partition(" ")[0] in ("back", "quit", "brief", "review", "edit"):
            self._take_word(typed)
        elif action is None:
            self._say(_("Nothing was changed. Type a number from 1 to {count}.").format(count=len(found)))

    def _at_review(self, announced: bool) -> None:
        if announced:
            self._list_answers()
        else:
            self._at_end()
        self._say(_("Type brief to see the brief, edit and a number to change an answer, back, or quit."))
        self._reviewing = True
        while self._reviewing and self._left is None:
            self._take_word(self._lines.read())

    def _at_end(self) -> None:
        """Say that no question is left, and which answers are missing and could matter; all others on request."""
        interview = self._conversation.interview
        could_change = self._conversation.meaning.could_change(interview)
        self._say(f"\n{end_words(interview, could_change)}")
        lines = [*answer_lines(interview, could_change)]
        for number, (fact, line) in enumerate(zip(interview.open, lines, strict=True), 1):
            if fact in could_change:
                self._say(f"  {number}) {line}")
        self._say(_("Type review to hear all {count} answers.").format(count=len(lines)))

    def _take_word(self, typed: str) -> None:
        word = command(typed)
        if word in ("", "brief"):
            self._left = Left.FOR_THE_BRIEF
        elif word == "quit":
            self._left = Left.FOR_NOW
        elif word == "review":
            self._list_answers()
        elif word == "back":
            self._do(Back())
        elif word.startswith("edit "):
            self._edit(word.removeprefix("edit ").strip())
        else:
            self._say(_("Nothing was changed. Type brief, edit and a number, back, or quit."))

    def _take_one_screen(self, facts: list[Fact], typed: str) -> None:
        """One line for several questions: the numbers of those that are answered with yes or not known, or none."""
        word = command(typed)
        interview, marked = self._conversation.interview, read_marked(len(facts), typed) if typed else None
        if not typed:
            self._say(_("Nothing was recorded. Please type an answer, or skip."))
        elif typed == "?" or word == "help":
            for fact in facts:
                self._say(f"{fact.label}: {fact.asking.why if fact.asking else ''}")
        elif word == "skip":
            self._record_all(facts, without_value(interview, facts, Status.SKIPPED))
        elif is_dont_know(typed):
            self._record_all(facts, without_value(interview, facts, Status.UNKNOWN))
        elif marked is not None:
            self._record_all(facts, given(interview, facts, marked))
        elif not self._took_beside(word):
            self._say(f"{_(NUMBERS)} {_('Nothing was recorded.')}")

    def _record_all(self, facts: list[Fact], actions: Sequence[Record]) -> None:
        if all(self._do(action) for action in actions):
            by_id = {fact.id: fact for fact in facts}
            said = (f"{by_id[one.fact].label}: {answer_words(by_id[one.fact], one.answer)}" for one in actions)
            self._say(_("Recorded: {answer}.").format(answer="; ".join(said)))
            self._notice()

    def _took_beside(self, word: str) -> bool:
        """Do what a word means beside any question; whether it means anything."""
        if word == _LEAVE:
            self._take_word("quit")
        elif word in ("back", "quit", "brief") or word.startswith("edit "):
            self._take_word(word)
        elif word == "review":
            self._list_answers()
            self._say(_("Type edit and a number to change an answer, or answer the question above."))
        elif word == "report" and self._conversation.reports:
            self._offer(self._conversation.reports)
        elif word == "patient":
            self._do(Voice(not self._conversation.interview.for_patient))
        else:
            return False
        return True

    def _take(self, fact: Fact, typed: str) -> None:
        word = command(typed)
        if not typed:
            self._say(_("Nothing was recorded. Please type an answer, or skip."))
        elif typed == "?" or word == "help":
            for line in why_lines(self._conversation.interview.knowledge, fact):
                self._say(line)
        elif word == "quit" and (meant := fact.meant_by(typed)):
            row = [*fact.choices].index(meant) + 1
            said = _("Nothing was recorded. Type {number} for {answer}, or {leave} to leave.")
            self._say(said.format(number=row, answer=fact.choices[meant], leave=command_word(_LEAVE)))
        elif self._took_beside(word):
            return
        elif word == "aid" and fact.number and fact.number.aid:
            work_out(self._lines, fact, fact.number, fact.number.aid)
        elif word == "skip":
            self._skip(fact)
        elif is_dont_know(typed):
            self._record(fact, Answer(Status.UNKNOWN))
        else:
            self._answer(fact, typed)

    def _skip(self, fact: Fact) -> None:
        """Skip a question; one that has an answer is left as it is."""
        known = self._conversation.interview.answers.get(fact.id)
        if known is None:
            self._record(fact, Answer(Status.SKIPPED))
        elif self._do(Onward()):
            self._say(_("Kept: {answer}.").format(answer=answer_words(fact, known)))

    def _answer(self, fact: Fact, typed: str) -> None:
        meant = read_in_own_units(self._conversation.interview, fact, typed)
        if meant.value is None:
            self._say(f"{meant.say} {_('Nothing was recorded.')}")
        elif wrong := complaint(self._conversation.interview, fact.id, meant.value):
            self._say(f"{wrong} {_('Nothing was recorded. Use back to change the other answer.')}")
        elif meant.say and self._doubted != (fact.id, meant.value):
            self._doubted = (fact.id, meant.value)
            self._say(f"{meant.say} {_('Type it again to keep it, or type another value.')}")
        elif meant.say or meant.signed:
            conflicts = self._conversation.interview.knowledge.conflicts.values()
            self._record(fact, replace(sure(conflicts, fact.id, meant.value), said=meant.said))
        else:
            self._record(fact, Answer(Status.ANSWERED, meant.value, said=meant.said))

    def _record(self, fact: Fact, answer: Answer) -> None:
        if self._do(Record(fact.id, answer)):
            self._say(_("Recorded: {answer}.").format(answer=answer_words(fact, answer)))
            self._notice()
            if reports := self._conversation.offers_report(Record(fact.id, answer)):
                self._offer(reports)

    def _offer(self, reports: Reports) -> None:
        if proposal := offered(self._lines, reports):
            self._confirm(proposal)
            self._notice()

    def _confirm(self, proposal: Proposal) -> None:
        """Let the person look over what a report proposes, and record what they take of it."""
        for action in confirmed(self._lines, self._conversation.interview, proposal):
            self._do(action)
            if isinstance(action, Prefill):
                self._say(f"{labelled(self._conversation.interview, action.fact)}.")

    def _notice(self) -> None:
        before, urgent = self._conversation.standing, self._conversation.notice()
        if self._conversation.standing.counts != before.counts:
            self._say(self._conversation.standing.since(before))
        for point in urgent:
            self._say(f"\n{_('URGENT')}: {point.title}. {point.text}")
            for reason in point.reasons:
                self._say(_("Why: {reason}").format(reason=reason))
        if self._conversation.offers_to_stop():
            self._say(_("Type brief to stop here and see the brief, or go on with the questions."))

    def _do(self, action: Action) -> bool:
        try:
            trouble = self._conversation.act(action)
        except ImpossibleActionError as error:
            self._say(str(error))
            return False
        self._shown, self._reviewing = None, False
        if trouble:
            self._say(trouble)
        return True

    def _edit(self, which: str) -> None:
        asked = self._conversation.interview.open
        place = numbered(which, len(asked))
        chosen = which if place is None else asked[place]
        if chosen in asked:
            self._do(Jump(chosen))
        else:
            self._say(_("There is no answer {which} to edit. Type review to see the numbers.").format(which=which))

    def _list_answers(self) -> None:
        interview = self._conversation.interview
        lines = answer_lines(interview, self._conversation.meaning.could_change(interview))
        self._number(lines)

    def _show(self, *facts: Fact) -> None:
        """Say the question, or several that are answered at once."""
        fact, interview = facts[0], self._conversation.interview
        progress = progress_of(interview)
        assert progress
        if progress.section != self._section:
            self._section = progress.section
            said = _("{section}, part {place} of {sections}")
            said = said.format(section=self._section, place=progress.place, sections=progress.sections)
            self._say(f"\n{said}")
        for line in question_lines(interview, facts, progress.number):
            self._say(line)
        self._shown, self._doubted = fact.id, None

    def _number(self, lines: Iterable[str]) -> None:
        for line in numbered_lines(lines):
            self._say(line)
