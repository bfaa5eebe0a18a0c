// The query page of kg serve.

import { decodeQuery, encodeQuery } from "./address.js";
import { Bench } from "./bench.js";
import { copy } from "./clipboard.js";
import { CONFIG, isWebAddress, openSource } from "./source.js";
import { SparqlServer } from "./sparql-server.js";
import { useLanguage } from "./words.js";

// Where the page of a thing is: as kg.serve.pages.Addresses has it.
function linkOf(iri, isKnown) {
  if (!isWebAddress(iri)) return "";
  if (CONFIG.base && iri.startsWith(CONFIG.base)) return `/id/${iri.slice(CONFIG.base.length).split("/").map(encodeURIComponent).join("/")}`;
  return isKnown ? `/thing?iri=${encodeURIComponent(iri)}` : "";
}

function changed(text, form, isOnly = false) {
  const address = encodeQuery(text, form);
  if (address === location.hash) return;
  if (isOnly) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

async function start() {
  useLanguage(document.documentElement.lang === "en" ? "en" : "nl");
  await openSource();
  const bench = new Bench(CONFIG, new SparqlServer(CONFIG.sparql), { linkOf, changed, share: async () => { bench.status.textContent = await copy(location.href); } });
  document.getElementById("bench").append(bench.element);
  const openAddress = () => {
    const { query, answer } = decodeQuery(location.hash);
    bench.open(query ?? CONFIG.query, answer, query !== null);
  };
  addEventListener("popstate", openAddress);
  for (const link of document.querySelectorAll("a[hreflang]")) link.addEventListener("click", () => { link.hash = location.hash; }); // the same query in the other language
  openAddress();
  document.documentElement.dataset.ready = "yes";
}

start();
