"""The way through the screens of an interview: questions, what is announced between them, and the review."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from bonebrief.interview.action import Action, Back, Jump, Onward, Prefill, Record, Uphold
from bonebrief.interview.asker import Left
from bonebrief.interview.asking_back import AskedBack, left_out, question_back, ways
from bonebrief.interview.conversation import Conversation, Urgent
from bonebrief.interview.progress import progress_of
from bonebrief.interview.report.confirm import Row, rows_of
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.screen.beside import Beside
from bonebrief.interview.screen.layout import Paragraph, Screen
from bonebrief.interview.screen.menu import Menu
from bonebrief.interview.screen.one_screen import OneScreen
from bonebrief.interview.screen.portions import Portions
from bonebrief.interview.screen.question import Question
from bonebrief.interview.screen.report.cell import Cell
from bonebrief.interview.screen.report.offer import Offer
from bonebrief.interview.screen.report.table import Table, Then
from bonebrief.interview.screen.review import Review
from bonebrief.interview.state import ImpossibleActionError, Interview
from bonebrief.interview.words import answer_words, labelled
from bonebrief.machine.catalogue import N_, _

_GO_ON, _STOP = N_("Go on with the questions"), N_("Stop here and see the brief")


class Stage(Protocol):
    """Where screens are shown and what is said stays above them."""

    def show(self, screen: Screen) -> None: ...

    def print(self, *paragraphs: Paragraph) -> None: ...

    def has_room(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether the paragraphs can be seen above the screen that is shown now."""
        ...

    def leave(self, result: object) -> None: ...

    def soon(self, callback: Callable[[], None]) -> None:
        """Call back once the screen that is shown now can be seen."""
        ...


class Talk:
    """Shows the screen that fits the conversation as it stands, and acts on what they call for."""

    def __init__(self, stage: Stage, conversation: Conversation) -> None:
        self._stage = stage
        self._conversation = conversation
        self._beside = Beside(conversation, self._act, self._on, self.confirm)
        self._section = ""

    def begin(self) -> None:
        """Show the first question, and soon what is urgent in the answers that are there already."""
        self.question()
        self._stage.soon(self._notice)

    def question(self, typed: str = "") -> None:
        """Show the question that is open now, first a question back, or the review when none is left."""
        asked = self._conversation.interview.asked_back
        if asked:
            self._ask_back(asked)
        elif self._conversation.interview.current is None:
            self.review()
        elif self._conversation.interview.one_screen:
            self._stage.show(OneScreen(self._beside))
        else:
            self._stage.show(Question(self._beside, typed))

    def review(self) -> None:
        """Show every answer."""
        self._stage.show(Review(self._conversation, self._on, lambda fact: self._go(Jump(fact))))

    def _act(self, *actions: Action) -> str:
        """Do actions and show what comes next; return what is wrong with one, if it cannot be done."""
        for action in actions:
            if wrong := self._done(action):
                return wrong
        if reports := self._conversation.offers_report(actions[-1]):
            self._stage.show(Offer(reports, self._conversation.read, self.confirm, self._leave))
        else:
            self.question()
        if isinstance(actions[-1], Record | Uphold):
            self._stage.soon(self._notice)
        return ""

    def _done(self, action: Action) -> str:
        """Do one action and leave a line about it; return what is wrong with it, if it cannot be done."""
        before = self._conversation.interview
        try:
            trouble = self._conversation.act(action)
        except ImpossibleActionError as error:
            return str(error)
        if isinstance(action, Record):
            self._leave_a_line(before, action)
        elif isinstance(action, Uphold):
            self._stage.print(
                Paragraph(f"  {_('Left out: {answers}').format(answers=left_out(before, action))}", "quiet")
            )
        if trouble:
            self._stage.print(Paragraph(trouble, "urgent"))
        return ""

    def confirm(self, proposal: Proposal | None) -> None:
        """Let the person look over what a report proposes, then go on with the questions."""
        rows = rows_of(self._conversation.interview, proposal) if proposal else ()
        if proposal and rows:
            self._table(rows, proposal, 0)
            return
        for note in proposal.notes if proposal else ():
            self._stage.print(Paragraph(note))
        self.question()

    def _table(self, rows: tuple[Row, ...], proposal: Proposal, mark: int) -> None:
        def edit(now: tuple[Row, ...], place: int) -> None:
            def then(row: Row) -> None:
                self._table((*now[:place], row, *now[place + 1 :]), proposal, place)

            self._stage.show(Cell(self._conversation.interview, now[place], then, self._leave))

        then = Then(self._take_over, edit, self.question, self._leave)
        self._stage.show(Table(self._conversation.interview, rows, proposal, then, mark))

    def _take_over(self, actions: tuple[Action, ...]) -> None:
        for action in actions:
            if trouble := self._conversation.act(action):
                self._stage.print(Paragraph(trouble, "urgent"))
            if isinstance(action, Prefill):
                self._stage.print(Paragraph(f"  {labelled(self._conversation.interview, action.fact)}", "quiet"))
        self.question()
        self._stage.soon(self._notice)

    def _leave(self) -> None:
        self._stage.leave(Left.FOR_NOW)

    def _ask_back(self, asked: AskedBack) -> None:
        interview = self._conversation.interview
        found = ways(interview, asked)

        def take(row: int | None) -> None:
            if row is None:
                self._stage.leave(Left.FOR_NOW)
            else:
                self._go(found[row].action)

        def back() -> None:
            self._go(Back())

        head = (Paragraph(_("Please check"), "quiet"), Paragraph(question_back(interview, asked), "title"))
        beside = {"left": back, "s-tab": back, "c-r": self.review}
        self._stage.show(Menu(head, [way.words for way in found], take, beside))

    def _leave_a_line(self, before: Interview, action: Record) -> None:
        progress = progress_of(before) if action.fact == before.current else None
        section = progress.section if progress else self._section
        if section != self._section:
            self._section = section
            self._stage.print(Paragraph(section, "title"))
        fact, known = before.knowledge.dictionary[action.fact], before.answers.get(action.fact)
        is_same = known and (known.status, known.value) == (action.answer.status, action.answer.value)
        was = _("kept") if is_same else _("was {answer}").format(answer=answer_words(fact, known))
        changed = f" ({was})" if known else ""
        self._stage.print(Paragraph(f"  {fact.label}: {answer_words(fact, action.answer)}{changed}", "quiet"))

    def _go(self, action: Action) -> None:
        if self._act(action):
            self.question()

    def _notice(self) -> None:
        """Say what is urgent and new, and offer to stop; in a window without room for it, on a screen of its own."""
        said = [line for point in self._conversation.notice() for line in _announced(point)]
        if self._conversation.offers_to_stop():
            stop = Paragraph(_("Do you want to stop here and see the brief?"), "title")
            self._stage.show(Menu((stop,), (_(_GO_ON), _(_STOP)), self._stop_or_go_on))
            if not self._stage.has_room(said):
                self._stage.show(Menu((*said, stop), (_(_GO_ON), _(_STOP)), self._stop_or_go_on))
                return
        elif said and not self._stage.has_room(said):
            self._stage.show(Menu(said, (_(_GO_ON),), self._stop_or_go_on, mark=0))
            return
        if said:
            self._stage.print(*said)

    def _stop_or_go_on(self, row: int | None) -> None:
        if row == 0:
            self.question()
        else:
            self._stage.leave(Left.FOR_NOW if row is None else Left.FOR_THE_BRIEF)

    def _on(self, what: str) -> None:
        match what:
            case "leave":
                self._stage.leave(Left.FOR_NOW)
            case "brief":
                self._stage.leave(Left.FOR_THE_BRIEF)
            case "review":
                self.review()
            case "aid":
                self._aid()
            case "back" if self._conversation.interview.current is None:
                self._go(Back())
            case "onward" if self._conversation.interview.cursor:
                self._go(Onward())
            case _:
                self.question()

    def _aid(self) -> None:
        interview = self._conversation.interview
        fact = interview.knowledge.dictionary[interview.current or ""]
        if fact.number and fact.number.aid:
            self._stage.show(Portions(fact, fact.number.aid, self.question))


def _announced(point: Urgent) -> Iterator[Paragraph]:
    yield Paragraph("")
    yield Paragraph(f"!!! {_('URGENT')}  {point.title}", "urgent")
    yield Paragraph(point.text)
    for reason in point.reasons:
        yield Paragraph(_("Why: {reason}").format(reason=reason), "quiet")
    yield Paragraph("")
