"""The words by which an organisation's name is told from other words with a capital.

One table each; a name is judged by its first and last word. Kept apart from the rules that use them.
"""

from __future__ import annotations

# At the end of a word with a capital, alone or in a compound: `Raad`, `Onderwijsraad`, `Hagaziekenhuis`.
ORGANISATION_ENDS = tuple(
    """academie academy adviesraad agency agentschap associatie associaties association authority autoriteit beraad
    bond bondgenootschap brandweer bureau center centre centrum college comité committee consortium coöperatie
    coördinatiepunt corporatie coördinator council expertteam federatie federation fonds foundation genootschap
    gerechtshof hogeschool hogescholen inspectie institute institution instituut kenniscentrum kennisplatform koepel
    lectoraat liga meldpunt museum netwerk network omroep ombudsman onderzoekscentrum orgaan organisatie organisation
    organization ombudsfunctionaris planbureau platform politiekorps raad rapporteur rechtbank rekenkamer school
    society stichting taskforce universiteit universiteiten university vakbond vakcentrale veiligheidsregio
    vereniging waterschap werkgroep ziekenhuis ziekenhuizen samenwerkingsverband samenwerkingsorganisatie vakverbond
    verbond havenbedrijf actiegroep collectief kliniek steunpunt administration department observatorium laboratorium
    directoraat milieumaatschappij omgevingsdienst hoogheemraadschap zorgkantoor brancheorganisatie informatiepunt
    contactpunt kennispunt expertisepunt adviespunt aanjaagteam actieteam ondersteuningsteam beleidsteam crisisteam
    interventieteam clinic clinics
    regiegroep stuurgroep projectgroep expertgroep adviesgroep klankbordgroep rekenkamercommissie tafel""".split()
)
# The same, but only as a whole word: `Universitaire Dienst`, `Rabo Bank`; in compounds they mean too many other things.
ORGANISATION_WORDS = frozenset(
    "bank bureau commando commissie dienst korps unie union kerk roc ggd commission trust group groep huis".split()
)
# Such a word with what it stands for after it: `Raad voor Cultuur`, `Inspectie Gezondheidszorg en Jeugd`; a name with
# "en" in it begins with one of these, or has a small word before.
DOMAIN_FIRST = (
    "inspectie", "autoriteit", "orgaan", "centrum", "fonds", "raad", "college", "instituut", "platform", "bureau",
    "coördinator", "commissie", "taskforce", "netwerk", "meldpunt", "planbureau", "agentschap", "dienst",
)  # fmt: skip
# Words that end like an organisation but are none, or no particular one.
GENERIC = frozenset(
    """gemeenteraad ministerraad raad inspectie dienst fonds gemeentefonds provinciefonds universiteit hogeschool
    universiteiten hogescholen ziekenhuis ziekenhuizen expertisecentrum kenniscentrum kennisplatform organisatie
    ondernemingsraad cliëntenraad medezeggenschapsraad stichting vereniging platform centrum college bureau bond
    koepel meldpunt netwerk werkgroep school scholen universiteitsraad deelraad rijksministerraad basisschool
    hoofdinspectie rechtbank gerechtshof rekenkamer planbureau autoriteit taskforce instituut federatie politiek
    commissie huis groep museum consortium comité coördinator genootschap associatie verbond vakbond brandweer
    agentschap omroep toekomstfonds noodfonds klimaatfonds transitiefonds groeifonds stikstoffonds
    aanmeldcentrum asielzoekerscentrum aanmeldingscentrum detentiecentrum opvangcentrum vaccinatiecentrum
    gezondheidscentrum infrastructuurfonds mobiliteitsfonds deltafonds coronafonds herstelfonds sociaalfonds
    rijksdienst""".split()
)
# Words that end like one for an organisation by chance.
NO_ORGANISATION = frozenset("leidraad voorraad draad verraad binnenbond grondfonds bewijsorgaan".split())
# Words with a capital that are not part of a name when they come first: at the begin of a sentence, or before a name.
NOT_FIRST = frozenset(
    """Aan Achter Al Alle Alleen Als Antwoord Behalve Ben Bent Beide Bij Bijlage Binnen Blijkens Boven Bovendien Brief
    Bron Conform Daarbij Daarin Daarmee Daarnaast Daarom Daarop Daartoe Daarvoor Dan Dat De Den Der Derhalve Des
    Deze Dezelfde Dit Die Doel Door Drie Eén Een Eerder Elk Elke En Enerzijds Er Eveneens Gaat Gelet Geen Hebben
    Heeft Het Hiermee Hiervoor Hoe Hoewel Hun Ieder Iedere Ik Immers In Inmiddels Is Ja Juist Kamerbrief Kan Kunt
    Langs Mede Medio Met Middels Mijn Moet Na Naar Naast Namens Nee Niet Noch Nu Of Om Omdat Onder Ondanks Onze Ook
    Op Over Per Rond Rondom Samen Sinds Slechts Sommige Te Tegen Ten Terwijl Tevens Tijdens Toen Tot Tussen Twee Uit
    Van Vanaf Vanuit Vanwege Vervolgens Verder Via Vier Volgens Voor Vooral Voorts Vorig Vraag Waar Waarom Wanneer
    Want Was Wat Wel Welk Welke Werd Wie Wij Wilt Worden Wordt Zal Ze Zie Zij Zijn Zo Zoals Zodra Zonder Zowel VSO
    AO WGO Informele Directeur Voorzitter Bestuurder Minister Ministers Staatssecretaris Kamerlid Kamerleden
    Samenwerking Subsidie Rapport Onderzoek Programma Project Artikel Wet Besluit Regeling Motie Amendement The An
    Https Http Www Tabel Figuur Bestuurlijk Wetgevings Algemeen-Overleg Dhr Mevrouw Prof Dr Mr Geacht Geachte Opinie
    Mededeling Fiche Directeuren Hoofden Hoofdkantoor Rol Standpunt Inzet Positie Behandeling Agenda Verslag Betreft
    Reactie Vergadering Vergaderingen""".split()
)
# The same at the end of a word: `Behandelingstraject Raad`, `Kabinetsreactie Onderwijsraad`, a label and what it is of.
NOT_FIRST_ENDS = ("traject", "procedure", "reactie", "document", "voorstel", "bericht", "aanbieding", "verzoek")
# Words with a capital that name something else than an organisation.
NO_BODY = frozenset(
    """Kamer Tweede Eerste Kabinet Rijk Rijksoverheid Regering Minister Ministers Ministerie Staatssecretaris
    Staten-Generaal Koning Kamerstuk Kamerstukken Kamerbrief Kamervragen Handelingen Aanhangsel Bijlage Bijlagen
    Brief Motie Verslag Vraag Antwoord Grondwet Wet Besluit Regeling Verordening Richtlijn Actieagenda
    Regeerprogramma Regeerakkoord Coalitieakkoord Hoofdlijnenakkoord Voorjaarsnota Miljoenennota Prinsjesdag
    Nederlanders Nederlander Europeanen Kamerlid Persbericht Internet COVID-19 Corona Wob Woo AVG Awb BSN BTW Btw
    CAO Cao MKB Mkb NV BV N.V B.V Zie Noot Pagina Sinterklaas Ramadan Januari Februari Maart April Mei Juni Juli
    Augustus September Oktober November December Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag HBO MBO
    VMBO HAVO VWO WO PO VO LHBTI LHBTIQ LHBTIQA Q1 Q2 Q3 Q4 EER EU-lidstaten Nationaal Nationale Actieplan Programma
    Agenda Strategie Taskforce Alliantie OBI Nr AMP PDF Pdf LOB HGKM VGV TEN-T Nader Nadere""".split()
)
COUNTRIES = frozenset(
    """Nederland België Duitsland Frankrijk Spanje Portugal Italië Griekenland Turkije Marokko Tunesië Algerije Egypte
    Israël Palestina Gaza Syrië Irak Iran Afghanistan Pakistan India China Taiwan Japan Korea Rusland Oekraïne Polen
    Tsjechië Slowakije Hongarije Roemenië Bulgarije Kroatië Servië Bosnië Albanië Kosovo Macedonië Slovenië
    Oostenrijk Zwitserland Luxemburg Denemarken Zweden Noorwegen Finland Estland Letland Litouwen Ierland Engeland
    Schotland Eritrea Somalië Ethiopië Sudan Soedan Nigeria Ghana Kenia Congo Suriname Aruba Curaçao Indonesië
    Australië Canada Mexico Brazilië Argentinië Colombia Venezuela Amerika Europa Afrika Azië Jemen Libanon Jordanië
    Saoedi-Arabië Qatar Armenië Georgië Azerbeidzjan Moldavië Malta Cyprus Koninkrijk Britse Verenigd Vietnam
    Thailand Brussel Londen Parijs Berlijn Genève Moskou Washington Straatsburg""".split()
)
# Words with a small letter that say that an organisation's name follows: `onderzoeksbureau Labyrinth`.
TRIGGER_ENDS = tuple(
    """organisatie bureau instituut vereniging vakbond vakcentrale stichting koepel denktank toezichthouder ngo krant
    dagblad uitgeverij corporatie netbeheerder omroep universiteit hogeschool federatie persbureau weekblad fonds
    bedrijf concern branchevereniging platform netwerk alliantiepartner samenwerkingsverband kantoor ziekenhuis
    aanbieder kliniek supermarkt vervoerder verzekeraar webwinkel drogisterij adviesbureau firma verwerker producent
    fabrikant leverancier exploitant ontwikkelaar consortium coöperatie museum collectief zorginstelling rederij
    maatschappij tijdschrift inlichtingendienst scholengemeenschap basisschool lyceum gigant brouwerij slachterij
    winkelketen reisorganisatie slachthuis verpleeghuis theater hotel""".split()
)
