"""What the explorer page (kg.view) has to know of a document, out of what is said: with which predicates, as bytes.

It is gathered where a document is written down: to read it back out of the graph takes the page half of its time. It
lives no longer than the build that gathers it.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Final

from kg.entries import Said, text_of
from kg.vocab import CITO, DCTERMS, ELI, FABIO, FOAF, KG, NIF, RDF, SDO, SKOS

SHOWN: Final[tuple[str, ...]] = tuple(
    str(iri)
    for iri in (
        RDF.type, SKOS.prefLabel, SKOS.altLabel, FOAF.page, SDO.text, CITO.hasCitingEntity, CITO.hasCitedEntity,
        CITO.hasCitationCharacterization, NIF.beginIndex, NIF.anchorOf, NIF.referenceContext, KG.sentence, KG.line,
        KG.pinpoint, KG.reason, KG.candidate, KG.viaFootnote, KG.number, KG.pageLine, KG.unitOf, KG.unitName, KG.order,
        KG.textOf, KG.fileName, KG.hasNameVersion, KG.validFrom, KG.validUntil, DCTERMS.title, KG.documentType,
        DCTERMS.issued, KG.officialId, KG.dossierNumber, KG.sessionYear, KG.referenceNumber, KG.authorName,
        KG.authorRole, KG.addressee, KG.onBehalfOf, FABIO.hasPublicationYear, KG.bwbId, KG.celex, KG.abbreviation,
        KG.inDossier, KG.responsibleMinistry, DCTERMS.publisher, ELI.is_part_of, KG.askedBy, KG.answersQuestion,
    )
)  # fmt: skip
_OF_TERM: Final = {f"<{iri}>": iri for iri in SHOWN}


def shown(said: Said) -> bytes:
    """Predicate -> subject -> its values, as plain text (`shown_in`); the terms of *said* are those of N-Triples."""
    found: dict[str, dict[str, list[str]]] = {}
    for subject, pairs in said.items():
        one = subject[1:-1]
        for predicate, value in pairs:
            if predicate in _OF_TERM:
                text = value[1:-1] if value[0] == "<" else text_of(value)
                values = found.setdefault(_OF_TERM[predicate], {})
                if one in values:
                    values[one].append(text)
                else:
                    values[one] = [text]
    return marshal.dumps(found)


def shown_in(part: bytes) -> Mapping[str, dict[str, list[str]]]:
    """What `shown` made *part* of, in this build; nothing that was kept, or comes from somebody else."""
    found: dict[str, dict[str, list[str]]] = marshal.loads(part)
    return found
