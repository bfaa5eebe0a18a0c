"""Surnames of members of parliament since 2002, which tell `de motie Marijnissen` from `de motie Kinderopvang`.

Most are of the Tweede Kamer. Source: the lists of members in the records of the debates
(https://www.tweedekamer.nl/kamerleden_en_commissies). Names that are also what a motion may be about (Groen, Land, Zee)
are left out; a prefix (`Van`, `De`) is no part of them.
"""

MEMBERS = frozenset(
    """
    Aalst Aartsen Agema Alberts Algra Alkaya Amhaouch Anker Aptroot Arib Arissen Asscher Azarkan Azmani Baarle
    Balemans Bamenga Bashir Baudet Becker Beckerman Beek Beertema Belhaj Belhirch Berckmoes Bergkamp Besselink
    Biesheuvel Bikker Bikkers Bilder Bilgiç Birkhoff Bisschop Blanksma Blok Blom Blommers Boekestijn Boelhouwer
    Boelsma Bommel Bonis Bontenbal Bontes Boomsma Bosma Bosman Boswijk Boucke Boulakjar Brekelmans Brenk Brinkman
    Broeke Broekers Bromet Bruggen Bruijne Bruins Bruinsma Buijs Buijsman Buma Bushoff Bussemaker Bühler Caluwé
    Campen Ceder Cegerek Cerfontaine Chabot Claassen Clemminck Cohen Cramer Crijns Daal Dagevos Dassen Dekken Dekker
    Dekker-Abdulaziz Depla Dercksen Deseyn Dezentjé Dibi Diederen Diertens Dijck Dijk Dijkgraaf Dijksma Dijkstra
    Dijsselbloem Dik-Faber Diks Dille Dobbe Dobben Doesburg Doff Dongen Douma Dral Driessen Drost Duivendak
    Duyvendak Eerdmans Eijs Eijsink El-Yassini Elias Ellemeet Ellian Engelshoven Ephraim Ergin Erkens Eski Esser
    Essers Ester Eurlings Faber Ferrier Fierens Flach Fokke Fritsma Futselaar Gabriëls Geluk Gent Gerbrands Gerkens
    Gerven Gesthuizen Geurts Gielen Giskes Goudriaan Graaf Grashoff Graus Griffioen Griffith Grinwis Gündoğan
    Hachchi Haersma Haga Halsema Hamer Hammelburg Harbers Haverkamp Haverkort Hazekamp Heemskerk Heerema Heerma
    Heijman Heijnen Heinen Helder Helvert Hennis Herben Hermans Hermsen Hernandez Hessels Hiddema Hijink Hilkens
    Hirsi Hofland Hofs Hofstra Hoogervorst Houwelingen Houwers Huffelen Huizinga Huizinga-Heringa Idsinga Irrgang
    Jacobi Jadnanansing Jager Jansen Jansma Jasper Jetten Joldersma Jonge Jonker Joseph Jumelet Jungbluth
    Kamminga Kamp Kant Karabulut Karimi Kat Kathmann Keijzer Kent Kerstens Klaver Kleij Klein Klijnsma Knops
    Koekkoek Koenders Koerhuis Kooiman Koolmees Koopmans Koorevaar Koppejan Kops Kortenhorst Kortenoeven Kostić
    Krajenbrink Kraneveldt Krol Kruijsen Krul Kröger Kuik Kuiken Kuiper Kuzu Kwint Lacin Lahlah Lambrechts Langkamp
    Lazrak Laçin Leegte Leerdam Leijten Lempens Lenferink Ley Lievense Linden Lodders Lohuizen Luijendijk Maatoug
    Madlener Maeijer Maij Marcouch Marijnissen Markuszower Martens Mastwijk Meenen Meetelen Mertens Meulenkamp
    Michon Michon-Derkzen Middendorp Mohandis Monasch Mooiman Moorlag Mosterd Mulder Mutluer Nanninga Neppérus
    Nicolaï Nieuwenhuizen Nijboer Nijhof Nijhof-Leeuw Nijkerken Nijland Nijs Nispen Oedayraj Oenema Ojik Omtzigt
    Oosten Oostenbrink Oostenbruggen Opheij Ormel Oskam Ouwehand Palland Paternotte Patijn Paul Pechtold Peters
    Pierik Piri Plas Plasterk Ploumen Podt Pool Poppe Postma Potters Pouw Pouw-Verweij Raak Raan Raemakers Rahimi
    Rajkowski Ram Rebel Remkes Rietkerk Rikkers Roemer Rog Ronnes Rooijen Roon Roos Roovers Rouvoet Rouwe
    Rutte Samsom Sap Sazias Schaart Schermers Schinkelshoek Schippers Schonis Schoonderwoerd Schouten Schouw
    Schreijer Schreijer-Pierik Schut Schut-Welkzijn Segers Sent Siderius Sienot Sjoerdsma Slob Slootweg Smaling
    Smals Smeets Smilde Smits Smolders Sneep Sneller Snels Snoeren Soest Spekman Spies Staaij Sterk Stevens Stoffer
    Straus Strien Strik Stultiens Stöteler Szabó Taverne Tellegen Teunissen Thiadens Thieme Thijssen Thoden
    Tichelaar Tielen Timmer Timmermans Tongeren Toorenburg Uitermark Uitslag Uppelschoten Valstar Vedder Veen
    Velders Veldman Vellinga Veltman Velzen Vendrik Verbeet Verburg Verdonk Verhoeven Verkuijlen Vermeer Vermeij
    Vermue Verrips Verweij Verwer Vestering Vietsch Vijlbrief Vliet Vogelaar Volp Vondeling Voordewind Voortman Vos
    Vroonhoven Vroonhoven-Kok Vuijk Waalkens Wal Wassenberg Weber Weekers Weinema Werf Werner Westerveld Weverling
    Weyenberg Wiegman Wiersma Wijnen Wijngaarden Wilders Wingelaar Wit Wolbert Wolfsen Wörsdörfer Yeşilgöz Yilmaz
    Ypma Yücel Zalinyan Zanten Ziengs Zijlstra Zwinkels Çegerek Çelik Çörüz Örgü Özdil Öztürk Özütok
    """.split()
)
