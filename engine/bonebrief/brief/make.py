"""Makes the brief of one person out of what was inferred."""

from collections.abc import Iterator
from datetime import date

from bonebrief.brief.model import AnswerLine, BoneDensity, Brief, RaisedPoint, Score, Warning
from bonebrief.brief.prioritise import missing_answers, raised_points, undetermined_points
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.sources import Source
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.value import with_unit
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.outlook import needless, useful_questions
from bonebrief.meanings.plain.settle import Branch, Settled
from bonebrief.reading.numbers import doubts
from bonebrief.wording.statuses import STATUS_WORDS


def make_brief(knowledge: Knowledge, questionnaire: Questionnaire, inference: Inference, made_on: date) -> Brief:
    """Return the brief; the same answers and rules always give the same brief."""
    points = raised_points(knowledge, inference)
    not_needed = _not_needed(knowledge, questionnaire, inference)
    undetermined = undetermined_points(knowledge, inference, points, not_needed)
    density = bone_density(knowledge, inference)
    return Brief(
        title=questionnaire.title,
        made_on=made_on,
        questionnaire=questionnaire.id,
        knowledge_version=knowledge.version,
        knowledge_sha256=knowledge.sha256,
        bone_density=density,
        scores=tuple(_scores(knowledge, inference, density)),
        findings={finding: inference.truths[finding] for finding in knowledge.findings},
        points=points,
        undetermined=undetermined,
        missing=missing_answers(knowledge, undetermined),
        warnings=tuple(_warnings(knowledge, inference)),
        answers=tuple(_answers(knowledge, questionnaire, not_needed, inference)),
        sources=tuple(_sources(knowledge, points)),
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
    doubted = {conflict.ask for conflict in inference.open_conflicts if conflict.unused}
    for fact in knowledge.dictionary.values():
        value = inference.values.get(fact.id)
        if fact.asking and fact.number and isinstance(value, float):
            texts = doubts(fact.label, fact.number, value, signed=fact.id in signs)
            yield from (Warning(fact.id, fact.label, text) for text in texts)
        answer = inference.answers.get(fact.id)
        if answer and answer.value is not None and value is None and fact.id not in doubted:
            text = "This answer was left out, because an earlier answer makes the question needless."
            yield Warning(fact.id, fact.label, text)


def _conflicts(knowledge: Knowledge, inference: Inference) -> Iterator[Warning]:
    """The answers that seldom go together; a number whose plus was typed is taken at its word."""
    for conflict in inference.conflicts:
        kept = conflict.kept(inference.answers)
        if not (kept and conflict.sign_lost):
            said = conflict.words(knowledge.dictionary, inference.values, inference.answers)
            more = " Both were kept when asked back." if kept else ""
            more = " Until this is settled the answer is not used." if conflict.unused and not kept else more
            yield Warning(conflict.ask, knowledge.dictionary[conflict.ask].label, said + more)


def _not_needed(knowledge: Knowledge, questionnaire: Questionnaire, inference: Inference) -> frozenset[str]:
    """The questions that make sense and whose value could change nothing, or is not worth asking for."""
    settled = Settled(inference.values, inference.branches)
    useful = useful_questions(knowledge, questionnaire, inference.answers, settled)
    return frozenset(
        question
        for question in questionnaire.questions
        if inference.branches[question] is Branch.OPEN
        and question not in inference.values
        and (
            needless(questionnaire, question, inference.values)
            or (question not in inference.answers and question not in useful)
        )
    )


def _answers(
    knowledge: Knowledge, questionnaire: Questionnaire, not_needed: frozenset[str], inference: Inference
) -> Iterator[AnswerLine]:
    asked = frozenset(questionnaire.questions) - not_needed
    for fact in knowledge.dictionary.values():
        if fact.asking:
            answer = _counted(fact, asked, inference)
            said = STATUS_WORDS[answer.status].in_brief
            words = said if answer.value is None else with_unit(fact, answer.value)
            needed = fact.id not in not_needed or answer.status is not Status.NOT_ASKED
            words = words if needed else "not needed"
            yield AnswerLine(fact.id, fact.label, answer.status, answer.value, words, needed, answer.kept)


def _counted(fact: Fact, asked: frozenset[str], inference: Inference) -> Answer:
    if inference.branches[fact.id] is Branch.CLOSED:
        return Answer(Status.NOT_ASKED)
    pending = Status.PENDING if fact.id in asked else Status.NOT_ASKED
    return inference.answers.get(fact.id) or Answer(pending)


def _sources(knowledge: Knowledge, points: tuple[RaisedPoint, ...]) -> Iterator[Source]:
    cited = {citation.source for point in points for reason in point.reasons for citation in reason.sources}
    return (source for source in knowledge.sources.values() if source.id in cited)
