"""Which answer belongs to which question, and where an answer that only points at another is really given."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.reading.paper import Made, Paper, PartOf


class Trail:
    """Questions and answers of one document, and the way from one to the other."""

    def __init__(self, paper: Paper) -> None:
        self.units = {unit.name: unit for unit in paper.units}
        self.answers: dict[str, list[str]] = defaultdict(list)  # question -> answers
        self.questions: dict[str, list[str]] = defaultdict(list)  # answer -> questions
        for answer, question in paper.answered:
            self.answers[question].append(answer)
            self.questions[answer].append(question)
        names = {unit.iri: unit.name for unit in paper.units}
        self._names = tuple(names.values())
        self._order = {name: at for at, name in enumerate(self._names)}
        self._pointers: dict[str, list[Made]] = defaultdict(list)
        self.points_at: dict[str, list[str]] = defaultdict(list)  # answer -> questions that it points at
        for made in paper.made:
            if made.kind == "seealso" and made.target in names:
                self._pointers[made.unit].append(made)
                if names[made.target] not in self.points_at[made.unit]:
                    self.points_at[made.unit].append(names[made.target])

    def follows(self, name: str) -> str:
        """The unit right before another one; empty for the first."""
        at = self._order[name]
        return self._names[at - 1] if at else ""

    def only_points(self, answer: str) -> bool:
        """Whether an answer says nothing but where the answer is: nothing is left without those sentences."""
        left = " ".join(self.units[answer].text.split())
        for made in self._pointers[answer]:
            left = left.replace(" ".join(made.sentence.split()), "")
        return bool(self._pointers[answer]) and not re.search(r"\w", left)

    def found_in(self, answer: str) -> list[PartOf]:
        """The answers that really answer what *answer* points at; one that only points is followed further."""
        found: dict[str, PartOf] = {}
        seen, ahead = {answer}, list(self.points_at[answer])
        while ahead:
            question = ahead.pop(0)
            for name in self.answers[question]:
                if name in seen:
                    continue
                seen.add(name)
                if self.only_points(name):
                    ahead += self.points_at[name]
                else:
                    found[name] = self.units[name]
        return list(found.values())
