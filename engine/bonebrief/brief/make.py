"""Makes the brief of one person out of what was inferred."""

from collections.abc import Iterator
from datetime import date

from bonebrief.brief.beside import persons_page, risk_lines, strips
from bonebrief.brief.contradictions import contradicted_answers
from bonebrief.brief.grades import cited_sources
from bonebrief.brief.model import AnswerLine, BoneDensity, Brief, Score, Warning
from bonebrief.brief.prioritise import Verdict, judge, missing_answers, raised_points, undetermined_points
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.language.answer import Answer, Status
from bonebrief.language.condition import Condition
from bonebrief.language.fact import Fact
from bonebrief.language.value import Seen, with_unit
from bonebrief.machine.catalogue import _
from bonebrief.meanings.plain.conditions import is_known, truth_of
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.outlook import needless, useful_facts
from bonebrief.meanings.plain.settle import Branch
from bonebrief.reading.given.numbers import doubts
from bonebrief.wording.answers import in_both_units
from bonebrief.wording.statuses import STATUS_WORDS, taken_from


def make_brief(knowledge: Knowledge, questionnaire: Questionnaire, inference: Inference, made_on: date) -> Brief:
    """Return the brief; the same answers and rules always give the same brief."""
    not_needed = _not_needed(knowledge, questionnaire, inference)
    verdict = judge(knowledge, inference, unanswered(questionnaire, inference) - not_needed)
    points = raised_points(knowledge, inference, verdict)
    undetermined = undetermined_points(knowledge, inference, points, not_needed | _needed_nowhere(knowledge, inference))
    density = bone_density(knowledge, inference)
    return Brief(
        title=questionnaire.title,
        made_on=made_on,
        questionnaire=questionnaire.id,
        knowledge_version=knowledge.version,
        knowledge_sha256=knowledge.sha256,
        bone_density=density,
        scores=tuple(_scores(knowledge, inference, density)),
        findings={finding: inference.truths[finding] for finding in sorted(knowledge.findings)},
        points=points,
        undetermined=undetermined,
        missing=missing_answers(knowledge, undetermined),
        warnings=tuple(_warnings(knowledge, inference)),
        answers=tuple(_answers(knowledge, questionnaire, not_needed, inference)),
        contradictions=tuple(contradicted_answers(knowledge, inference)),
        sources=tuple(cited_sources(knowledge, points)),
        strips=tuple(strips(knowledge, inference)),
        risk_lines=tuple(risk_lines(knowledge, inference)),
        persons_page=persons_page(knowledge, inference),
        translation=knowledge.translation,
    )


def verdict_of(knowledge: Knowledge, questionnaire: Questionnaire, inference: Inference) -> Verdict:
    """What becomes of every point in the brief of these answers to a questionnaire."""
    not_needed = _not_needed(knowledge, questionnaire, inference)
    return judge(knowledge, inference, unanswered(questionnaire, inference) - not_needed)


def unanswered(questionnaire: Questionnaire, inference: Inference) -> frozenset[str]:
    """The questions of the questionnaire that make sense for the person and have no answer that the rules see."""
    return frozenset(
        question
        for question in questionnaire.questions
        if inference.branches[question] is Branch.OPEN and not is_known(question, inference.values)
    )


def bone_density(knowledge: Knowledge, inference: Inference) -> BoneDensity:
    """The class of the finding that holds, or `unknown`; the program itself knows no threshold."""
    for finding in knowledge.findings.values():
        if finding.density and inference.truths[finding.id]:
            density = finding.density
            site = inference.values.get(density.site or "")
            value = inference.values.get(density.value or "")
            return BoneDensity(
                category=density.category,
                site=site if isinstance(site, str) else None,
                value=value if isinstance(value, float) else None,
                basis=None if density.basis == "none" else density.basis,
            )
    return BoneDensity("unknown")


def _scores(knowledge: Knowledge, inference: Inference, density: BoneDensity) -> Iterator[Score]:
    for fact in knowledge.dictionary.values():
        value = inference.values.get(fact.id)
        if fact.scale and fact.asking and isinstance(value, float):
            decides = fact.scale == density.basis and (density.site or fact.id) == fact.id and value == density.value
            yield Score(fact.id, fact.label, value, fact.scale, decides)


def _warnings(knowledge: Knowledge, inference: Inference) -> Iterator[Warning]:
    yield from _conflicts(knowledge, inference)
    signs = {conflict.ask for conflict in inference.conflicts if conflict.sign_lost}
    for fact in knowledge.dictionary.values():
        value = inference.values.get(fact.id)
        if fact.asking and fact.number and isinstance(value, float):
            texts = doubts(fact.label, fact.number, value, signed=fact.id in signs)
            yield from (Warning(fact.id, fact.label, text) for text in texts)
        if fact.id in inference.settled.parked:
            text = _("This answer was left out, because an earlier answer makes the question needless.")
            yield Warning(fact.id, fact.label, text)


def _conflicts(knowledge: Knowledge, inference: Inference) -> Iterator[Warning]:
    """The answers that seldom go together; a number whose plus was typed is taken at its word."""
    for conflict in inference.conflicts:
        kept = conflict.kept(inference.answers)
        if not (kept and conflict.sign_lost):
            said = conflict.words(knowledge.dictionary, inference.values, inference.answers)
            more = _("Both were kept when asked back.") if kept else ""
            more = _("Until this is settled the answer is not used.") if conflict.unused and not kept else more
            yield Warning(conflict.ask, knowledge.dictionary[conflict.ask].label, f"{said} {more}".rstrip())


def _not_needed(knowledge: Knowledge, questionnaire: Questionnaire, inference: Inference) -> frozenset[str]:
    """The questions that make sense and whose value could change nothing, or is not worth asking for."""
    useful = useful_facts(knowledge, questionnaire, inference.answers, inference.settled)
    return frozenset(
        question
        for question in unanswered(questionnaire, inference)
        if needless(questionnaire, question, inference.values)
        or (question not in inference.answers and question not in useful)
    )


def _needed_nowhere(knowledge: Knowledge, inference: Inference) -> frozenset[str]:
    """The questions that no questionnaire would ask this person: known answers close the way in each that has them."""
    gates: dict[str, list[Condition | None]] = {}
    for one in knowledge.questionnaires.values():
        for question in one.questions:
            gates.setdefault(question, []).append(one.worth_asking.get(question))
    return frozenset(
        question
        for question, ways in gates.items()
        if all(gate is not None and truth_of(gate, inference.values) is False for gate in ways)
    )


def _answers(
    knowledge: Knowledge, questionnaire: Questionnaire, not_needed: frozenset[str], inference: Inference
) -> Iterator[AnswerLine]:
    asked = frozenset(questionnaire.questions) - not_needed
    for fact in knowledge.dictionary.values():
        if fact.asking:
            status, value = _counted(fact, asked, inference)
            needed = fact.id not in not_needed or status is not Status.NOT_ASKED
            sources = inference.settled.taken[fact.id] if status is Status.TAKEN else ()
            words = _answer_words(fact, status, value, [knowledge.dictionary[source].label for source in sources])
            words = words if needed else _("not needed")
            given = inference.answers.get(fact.id)
            words = in_both_units(words, given.said) if given and status is Status.ANSWERED else words
            kept, left_out = _kept(fact, inference), _left_out(fact, status, inference)
            origin = _origin(fact, inference)
            words = f"{words}: {origin}" if origin and status is Status.RECORDED else words
            yield AnswerLine(fact.id, fact.label, status, value, words, needed, kept, sources, left_out, origin)


def _counted(fact: Fact, asked: frozenset[str], inference: Inference) -> tuple[Status, Seen | None]:
    settled, answer = inference.settled, inference.answers.get(fact.id)
    if fact.id in settled.contradicted:
        return Status.CONTRADICTED, answer.seen if answer else None
    if fact.id in settled.taken and (answer is None or answer.value is None):
        return Status.TAKEN, settled.values[fact.id]
    if settled.branches[fact.id] is Branch.CLOSED or fact.id in settled.parked:
        return Status.NOT_ASKED, None
    if answer is None:
        is_open = fact.id in asked and settled.branches[fact.id] is Branch.OPEN
        return Status.PENDING if is_open else Status.NOT_ASKED, None
    return answer.status, answer.seen


def _kept(fact: Fact, inference: Inference) -> frozenset[str]:
    answer = inference.answers.get(fact.id)
    return answer.kept if answer else frozenset()


def _origin(fact: Fact, inference: Inference) -> str:
    answer = inference.answers.get(fact.id)
    return answer.origin if answer else ""


def _left_out(fact: Fact, status: Status, inference: Inference) -> Answer | None:
    return inference.answers.get(fact.id) if status in (Status.NOT_ASKED, Status.TAKEN) else None


def _answer_words(fact: Fact, status: Status, value: Seen | None, sources: list[str]) -> str:
    said = STATUS_WORDS[status].in_brief
    if value is None:
        return said
    about = taken_from(sources) if status is Status.TAKEN else said
    return f"{with_unit(fact, value)} ({about})" if about else with_unit(fact, value)
