// Words of the page in Dutch and English.

const WORDS = {
  nl: {
    skip: "Naar de tekst", skipToDrawing: "Naar de tekening", search: "Zoek in namen, titels en nummers", searchHint: "Zoek een rapport, programma, nummer…",
    found: "Gevonden", nothingFound: "Niets gevonden", language: "Taal", kinds: "Soorten", form: "Weergave",
    kindsHint: "Soorten: legenda en filter",
    drawing: "Tekening", network: "Netwerk", list: "Lijst", overview: "Overzicht", zoom: "Vergroten",
    zoomIn: "Vergroot", zoomOut: "Verklein", zoomFit: "Alles in beeld",
    canvasHint: "Netwerk. Pijltjes: naar een andere knoop. Enter: tekst ernaast. E: toon buren. P: zet vast. W: pad vanaf hier. Delete: verberg. Escape: overzicht. De lijst toont hetzelfde als tekst.",
    about: "Toelichting", figures: (d, t, p) => `${d} documenten · ${t} zaken · ${p} verwijzingen`,
    startTitle: "Waar verwijzen deze documenten naar?",
    startTitleTriples: "Wat hangt met wat samen?",
    start: "Klik op een knoop of een naam om de passages te lezen waarin ernaar wordt verwezen. Dubbelklik toont ook de buren.",
    documents: "Documenten", most: "Meest genoemd", refers: (n) => (n === "1" ? "1 verwijzing" : `${n} verwijzingen`),
    expand: "Toon buren", focus: "Alleen omgeving", collapse: "Verberg", show: "Zet in tekening",
    names: "Andere namen", versions: "Namen in de tijd", facts: "Gegevens", links: "Verbonden met", outside: "Buiten Kamergraaf",
    from: "vanaf", until: "tot", now: "heden",
    passagesIn: "Wie verwijst hiernaar", passagesOut: "Verwijst naar", passagesEdge: "Passages",
    noPassages: "Geen enkele passage verwijst hiernaar.",
    line: "regel", footnote: "noot", body: "lopende tekst", all: (n) => `Toon alle ${n}`,
    unresolved: "Onopgelost", unresolvedHint: "Hier staat een verwijzing, maar niet te bepalen was waarnaar.",
    ambiguous: "meer dan een mogelijkheid", units: "Vragen en antwoorden", text: "Tekst",
    kind: "Soort", name: "Naam", references: "Verwijzingen",
    drawn: (n) => `${n} getekend`, noneDrawn: "Alle soorten zijn uitgezet. Zet links een soort aan.",
    ranking: (n) => `${n}; eerst wat in de meeste documenten staat`, rankingDocuments: (n) => `${n}; die met de meeste verwijzingen eerst`, inDocuments: (n) => (n === "1" ? "in 1 document" : `in ${n} documenten`), and: " en ",
    summary: (d, t, r) => `${d === "1" ? "1 document verwijst" : `${d} documenten verwijzen`} ${r} keer naar ${t === "1" ? "1 zaak" : `${t} zaken`}; het vaakst naar`,
    edgeHover: (a, b, what) => `${a} → ${b}: ${what}. Klik om te lezen.`, readyQueries: "Voorbeeldvragen", readyQueriesHint: "Vragen waarop het antwoord klaarstaat, als tabel",
    facetsHint: "De getallen zijn verwijzingen.", moreWays: "Meer wegen", hide: (k) => `${k}: tonen of verbergen`, newNodes: (n) => `${n} buren toegevoegd`,
    noNew: "Alle buren staan er al.", more: (n) => `Nog ${n} buren: klik nog eens`,
    number: (n) => n, next: (n, all) => `Toon de volgende ${n} (van ${all})`, andMore: (n) => `en nog ${n}`,
    allOfKind: "Alle van een soort", toRanking: (k) => `${k}: alle, meest aangehaald eerst`, nothingHolds: "Niets voldoet aan de filters.",
    pathFrom: "Pad vanaf hier", pathKind: "Pad", noPath: "Er is geen pad van hooguit zes stappen.", pathSteps: (n) => `${n} ${n === "1" ? "stap" : "stappen"}, langs wat het minst vaak wordt genoemd`,
    asking: (label) => `Pad van ${label} naar …: kies een knoop of zoek een naam`, stop: "Stop",
    pin: "Zet vast", unpin: "Maak los", onlyDepth: (n) => `Alleen deze omgeving, ${n} ${n === "1" ? "stap" : "stappen"} ver`,
    copy: "Kopieer", copyHint: "Kopieer de zin met zijn vindplaats", copied: "Gekopieerd", notCopied: "Kopiëren mag hier niet",
    read: "Lees in document", backToNetwork: "← Terug naar het netwerk", closeAbout: "Sluit", noReading: "De tekst van dit document staat niet in dit bestand.",
    undone: "Ongedaan gemaakt", nothingToUndo: "Er is niets ongedaan te maken", undo: "Ongedaan maken (Ctrl+Z)", failed: "Dit is niet te tonen.",
    share: "Deel", shareHint: "Kopieer een koppeling naar wat u nu ziet", export: "Bewaar", exportHint: "Bewaar wat getekend is",
    exportPng: "Afbeelding (PNG)", exportSvg: "Afbeelding (SVG)", exportCsv: "Tabel (CSV)", exportTurtle: "Graaf (Turtle)",
    filters: "Filters", filtersHint: "Filters; de soorten zijn ook de legenda", chips: "Filters die aanstaan", clearAll: "Wis alle filters", unfilter: "haal dit filter weg",
    allValues: (n) => `Toon alle ${n}`, joined: "Verbindingen",
    facet_kind: "Soort", facet_document: "In document", facet_ministry: "Ministerie", facet_party: "Partij", facet_year: "Jaar", facet_relation: "Verband", facet_certainty: "Zekerheid",
    relation_cites: "haalt aan", relation_mentions: "noemt", relation_seeAnswer: "verwijst naar ander antwoord",
    certainty_resolved: "herleid", certainty_ambiguous: "meer dan een mogelijkheid", certainty_unresolved: "niet herleid",
    passagesPublished: "Wie steunt op zijn publicaties", publishedHint: "Verwijzingen naar rapporten die hij uitgaf.", seeAlso: "Verwijst voor het antwoord naar", page: "bladzijde",
    kind_document: ["Document", "Documenten"], kind_kamerstuk: ["Aangehaald Kamerstuk", "Kamerstukken"],
    kind_parldoc: ["Ander parlementair stuk", "Andere stukken"], kind_dossier: ["Dossier", "Dossiers"],
    kind_motion: ["Motie", "Moties"], kind_report: ["Rapport", "Rapporten"], kind_programme: ["Programma", "Programma's"],
    kind_law: ["Wet", "Wetten"], kind_article: ["Artikel", "Artikelen"], kind_ministry: ["Ministerie", "Ministeries"],
    kind_body: ["Organisatie", "Organisaties"], kind_committee: ["Commissie", "Commissies"], kind_party: ["Partij", "Partijen"],
    kind_person: ["Persoon", "Personen"], kind_place: ["Plaats", "Plaatsen"], kind_url: ["Webpagina", "Webpagina's"],
    kind_question: ["Vraag", "Vragen"], kind_answer: ["Antwoord", "Antwoorden"], kind_thing: ["Zaak", "Zaken"],
    fact_title: "Titel", fact_documentType: "Soort stuk", fact_issued: "Datum", fact_officialId: "Nummer",
    fact_dossierNumber: "Dossiernummer", fact_sessionYear: "Vergaderjaar", fact_referenceNumber: "Kenmerk",
    fact_authorName: "Ondertekenaar", fact_authorRole: "Functie", fact_addressee: "Aan", fact_onBehalfOf: "Mede namens",
    fact_year: "Jaar", fact_bwbId: "BWB-nummer", fact_celex: "CELEX-nummer", fact_abbreviation: "Afkorting",
    fact_number: "Nummer", fact_fileName: "Bestand",
    link_inDossier: ["In dossier", "Stukken in dit dossier"], link_responsibleMinistry: ["Verantwoordelijk", "Verantwoordelijk voor"],
    link_publisher: ["Uitgever", "Gaf uit"], link_partOf: ["Onderdeel van", "Onderdelen"],
    link_askedBy: ["Gesteld door", "Stelde"], link_answersQuestion: ["Antwoord op", "Beantwoord in"], link_unitOf: ["Staat in", ""],
  },
  en: {
    skip: "To the text", skipToDrawing: "To the drawing", search: "Search names, titles and numbers", searchHint: "Search a report, programme, number…",
    found: "Found", nothingFound: "Nothing found", language: "Language", kinds: "Kinds", form: "View",
    kindsHint: "Kinds: legend and filter",
    drawing: "Drawing", network: "Network", list: "List", overview: "Overview", zoom: "Zoom",
    zoomIn: "Zoom in", zoomOut: "Zoom out", zoomFit: "Fit everything",
    canvasHint: "Network. Arrow keys: to another node. Enter: text beside it. E: show neighbours. P: pin. W: path from here. Delete: hide. Escape: overview. The list shows the same as text.",
    about: "About", figures: (d, t, p) => `${d} documents · ${t} things · ${p} references`,
    startTitle: "What do these documents refer to?",
    startTitleTriples: "What is connected with what?",
    start: "Click a node or a name to read the passages that refer to it. A double click shows its neighbours too.",
    documents: "Documents", most: "Mentioned most", refers: (n) => (n === "1" ? "1 reference" : `${n} references`),
    expand: "Show neighbours", focus: "Only surroundings", collapse: "Hide", show: "Add to drawing",
    names: "Other names", versions: "Names over time", facts: "Facts", links: "Connected with", outside: "Outside Kamergraaf",
    from: "from", until: "until", now: "now",
    passagesIn: "Who refers to it", passagesOut: "Refers to", passagesEdge: "Passages",
    noPassages: "No passage refers to it.",
    line: "line", footnote: "note", body: "running text", all: (n) => `Show all ${n}`,
    unresolved: "Unresolved", unresolvedHint: "There is a reference here, but what it refers to could not be told.",
    ambiguous: "more than one possibility", units: "Questions and answers", text: "Text",
    kind: "Kind", name: "Name", references: "References",
    drawn: (n) => `${n} drawn`, noneDrawn: "Every kind is switched off. Switch one on at the left.",
    ranking: (n) => `${n}; those in most documents first`, rankingDocuments: (n) => `${n}; those with most references first`, inDocuments: (n) => (n === "1" ? "in 1 document" : `in ${n} documents`), and: " and ",
    summary: (d, t, r) => `${d === "1" ? "1 document refers" : `${d} documents refer`} ${r} times to ${t === "1" ? "1 thing" : `${t} things`}; most often to`,
    edgeHover: (a, b, what) => `${a} → ${b}: ${what}. Click to read.`, readyQueries: "Example questions", readyQueriesHint: "Questions with their answers, as tables",
    facetsHint: "The numbers are references.", moreWays: "More ways", hide: (k) => `${k}: show or hide`, newNodes: (n) => `${n} neighbours added`,
    noNew: "All neighbours are there already.", more: (n) => `${n} more neighbours: click again`,
    number: (n) => n, next: (n, all) => `Show the next ${n} (of ${all})`, andMore: (n) => `and ${n} more`,
    allOfKind: "All of a kind", toRanking: (k) => `${k}: all, most cited first`, nothingHolds: "Nothing meets the filters.",
    pathFrom: "Path from here", pathKind: "Path", noPath: "There is no path of at most six steps.", pathSteps: (n) => `${n} ${n === "1" ? "step" : "steps"}, over what is mentioned least`,
    asking: (label) => `Path from ${label} to …: choose a node or search a name`, stop: "Stop",
    pin: "Pin", unpin: "Unpin", onlyDepth: (n) => `Only its surroundings, ${n} ${n === "1" ? "step" : "steps"} far`,
    copy: "Copy", copyHint: "Copy the sentence with its place", copied: "Copied", notCopied: "Copying is not allowed here",
    read: "Read in document", backToNetwork: "← Back to the network", closeAbout: "Close", noReading: "The text of this document is not in this file.",
    undone: "Undone", nothingToUndo: "There is nothing to undo", undo: "Undo (Ctrl+Z)", failed: "This cannot be shown.",
    share: "Share", shareHint: "Copy a link to what you see now", export: "Save", exportHint: "Save what is drawn",
    exportPng: "Picture (PNG)", exportSvg: "Picture (SVG)", exportCsv: "Table (CSV)", exportTurtle: "Graph (Turtle)",
    filters: "Filters", filtersHint: "Filters; the kinds are the legend too", chips: "Filters that are on", clearAll: "Clear all filters", unfilter: "remove this filter",
    allValues: (n) => `Show all ${n}`, joined: "Connections",
    facet_kind: "Kind", facet_document: "In document", facet_ministry: "Ministry", facet_party: "Party", facet_year: "Year", facet_relation: "Relation", facet_certainty: "Certainty",
    relation_cites: "cites", relation_mentions: "mentions", relation_seeAnswer: "points at another answer",
    certainty_resolved: "resolved", certainty_ambiguous: "more than one possibility", certainty_unresolved: "not resolved",
    passagesPublished: "Who rests on its publications", publishedHint: "References to reports that it published.", seeAlso: "For the answer it points at", page: "page",
    kind_document: ["Document", "Documents"], kind_kamerstuk: ["Cited Kamerstuk", "Kamerstukken"],
    kind_parldoc: ["Other parliamentary paper", "Other papers"], kind_dossier: ["Dossier", "Dossiers"],
    kind_motion: ["Motion", "Motions"], kind_report: ["Report", "Reports"], kind_programme: ["Programme", "Programmes"],
    kind_law: ["Law", "Laws"], kind_article: ["Article", "Articles"], kind_ministry: ["Ministry", "Ministries"],
    kind_body: ["Organisation", "Organisations"], kind_committee: ["Committee", "Committees"], kind_party: ["Party", "Parties"],
    kind_person: ["Person", "People"], kind_place: ["Place", "Places"], kind_url: ["Web page", "Web pages"],
    kind_question: ["Question", "Questions"], kind_answer: ["Answer", "Answers"], kind_thing: ["Thing", "Things"],
    fact_title: "Title", fact_documentType: "Type", fact_issued: "Date", fact_officialId: "Number",
    fact_dossierNumber: "Dossier number", fact_sessionYear: "Session year", fact_referenceNumber: "Reference",
    fact_authorName: "Signed by", fact_authorRole: "Role", fact_addressee: "To", fact_onBehalfOf: "Also on behalf of",
    fact_year: "Year", fact_bwbId: "BWB number", fact_celex: "CELEX number", fact_abbreviation: "Abbreviation",
    fact_number: "Number", fact_fileName: "File",
    link_inDossier: ["In dossier", "Papers in this dossier"], link_responsibleMinistry: ["Responsible", "Responsible for"],
    link_publisher: ["Publisher", "Published"], link_partOf: ["Part of", "Parts"],
    link_askedBy: ["Asked by", "Asked"], link_answersQuestion: ["Answers", "Answered in"], link_unitOf: ["Stands in", ""],
  },
};

// The choice made before, in any page of `kg serve` (a file has no cookies); else Dutch when the browser names it at all.
const COOKIE = "kg-language";
const YEAR = 31536000; // seconds

function chosenBefore() {
  try {
    return document.cookie.split("; ").find((each) => each.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  } catch {
    return null; // a frame that may have no cookies
  }
}

let language = ["nl", "en"].includes(chosenBefore()) ? chosenBefore() : (navigator.languages || [navigator.language]).some((tag) => /^nl\b/i.test(tag)) ? "nl" : "en";

// More words, of a part of the page: { nl, en }
export function addWords(more) {
  for (const code of Object.keys(WORDS)) Object.assign(WORDS[code], more[code]);
}

export function useLanguage(code) {
  language = code;
}

// Keeps a choice for all pages of `kg serve`, which has the same cookie; of a file nothing is kept.
export function keepLanguage(code) {
  try {
    document.cookie = `${COOKIE}=${code}; path=/; max-age=${YEAR}; samesite=lax`;
  } catch {
    // a frame that may have no cookies
  }
}

export function languageNow() {
  return language;
}

// The words for a key; a key without words is shown as it is.
export function say(key, ...values) {
  const words = WORDS[language][key];
  if (words === undefined) return key.replace(/^(fact|link|kind|relation|certainty)_/, "");
  return typeof words === "function" ? words(...values.map(figure)) : words;
}

const FIGURES = { nl: new Intl.NumberFormat("nl-NL"), en: new Intl.NumberFormat("en-GB") };

export function figure(value) {
  return typeof value === "number" ? FIGURES[language].format(value) : value;
}

export function kindName(kind, many = false) {
  return say(`kind_${kind}`)[many ? 1 : 0];
}

// A date in words; what is no date as it is.
export function formatDate(value) {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const date = new Date(`${value}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? value : date.toLocaleDateString(language === "nl" ? "nl-NL" : "en-GB", { day: "numeric", month: "long", year: "numeric" });
}

export function setWords() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("[data-title]")) element.title = say(element.dataset.title);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = say(element.dataset.placeholder);
  for (const code of ["nl", "en"]) document.getElementById(code)?.setAttribute("aria-pressed", String(code === language));
}
