// Words of the query page in Dutch and English.

export const BENCH_WORDS = {
  nl: {
    benchTitle: "Vraag het in SPARQL", benchLead: "Kies een voorbeeld, of schrijf zelf. Prefixen hoeven niet in de vraag te staan.",
    query: "Vraag in SPARQL", queryHint: "Ctrl+Enter voert uit. Tab springt in zodra u hebt getypt; na Escape verlaat Tab het veld.",
    run: "Voer uit", running: (s) => `Bezig, ${s} s`, stopQuery: "Stop", stopped: "Gestopt.", loadingGraph: "De graaf wordt geladen…",
    declare: "Schrijf prefixen erbij", declareHint: "Zet boven de vraag de prefixen die erin staan, voor wie haar elders stelt",
    shareQuery: "Deel", shareQueryHint: "Kopieer een koppeling naar deze vraag",
    examples: "Voorbeelden", prefixes: "Prefixen", prefixesHint: "Klik om er een in te voegen.", terms: "Woorden van de graaf", termsFind: "Zoek een woord", limitsTitle: "Grenzen",
    result: "Uitkomst", asTable: "Tabel", asNetwork: "Netwerk", rows: (n, s) => `${n === "1" ? "1 rij" : `${n} rijen`} in ${s} s`, triples: (n, s) => `${n} triples in ${s} s`,
    yes: "Ja", no: "Nee", noRows: "Geen enkele rij voldoet.", sortBy: (name) => `Sorteer op ${name}`, nextRows: (n, all) => `Toon de volgende ${n} (van ${all})`,
    save: "Bewaar", narrow: "Alleen rijen met …", narrowed: (n, all) => `${n} van ${all} rijen`, endFrom: "Van", endTo: "naar", noNetwork: "Voor een netwerk heeft een vraag twee kolommen met zaken nodig, of CONSTRUCT.",
    networkOf: (n, e) => `${n} knopen, ${e} lijnen`, networkMost: (n, all) => `de ${n} best verbonden van ${all} knopen`, networkHint: "Netwerk van de uitkomst. Pijltjes: naar een andere knoop. Enter: open hem. De tabel toont hetzelfde als tekst.",
    openThing: "Open", joinedWith: "Verbonden met", mistakeAt: (line, column) => `Regel ${line}, teken ${column}: hier klopt de vraag niet.`, unknownPrefix: (name) => `De prefix ${name}: is niet bekend.`,
    noWorker: "Deze browser laat een bestand geen vragen beantwoorden. Probeer een andere, of gebruik kg serve.", noAnswer: "De server geeft geen antwoord.", closeBench: "← Terug naar de verkenner",
  },
  en: {
    benchTitle: "Ask in SPARQL", benchLead: "Take an example, or write your own. Prefixes need not stand in the query.",
    query: "Query in SPARQL", queryHint: "Ctrl+Enter runs it. Tab indents once you have typed; after Escape it leaves the field.",
    run: "Run", running: (s) => `Running, ${s} s`, stopQuery: "Stop", stopped: "Stopped.", loadingGraph: "Loading the graph…",
    declare: "Write prefixes out", declareHint: "Puts the prefixes that the query uses above it, for asking it elsewhere",
    shareQuery: "Share", shareQueryHint: "Copy a link to this query",
    examples: "Examples", prefixes: "Prefixes", prefixesHint: "Click to insert one.", terms: "Words of the graph", termsFind: "Find a word", limitsTitle: "Limits",
    result: "Result", asTable: "Table", asNetwork: "Network", rows: (n, s) => `${n === "1" ? "1 row" : `${n} rows`} in ${s} s`, triples: (n, s) => `${n} triples in ${s} s`,
    yes: "Yes", no: "No", noRows: "No row meets it.", sortBy: (name) => `Sort by ${name}`, nextRows: (n, all) => `Show the next ${n} (of ${all})`,
    save: "Save", narrow: "Only rows with …", narrowed: (n, all) => `${n} of ${all} rows`, endFrom: "From", endTo: "to", noNetwork: "For a network a query needs two columns of things, or CONSTRUCT.",
    networkOf: (n, e) => `${n} nodes, ${e} lines`, networkMost: (n, all) => `the ${n} best connected of ${all} nodes`, networkHint: "Network of the result. Arrow keys: to another node. Enter: open it. The table shows the same as text.",
    openThing: "Open", joinedWith: "Connected with", mistakeAt: (line, column) => `Line ${line}, character ${column}: the query is wrong here.`, unknownPrefix: (name) => `The prefix ${name}: is not known.`,
    noWorker: "This browser does not let a file answer queries. Try another one, or use kg serve.", noAnswer: "The server gives no answer.", closeBench: "← Back to the explorer",
  },
};
