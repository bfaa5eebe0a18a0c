"""Given names that are common in the Netherlands; by them a person is known who is named without an office.

Source: the lists of the most common given names of the Sociale Verzekeringsbank and the Meertens Instituut. Names that
are also ordinary words, months, places or organisations (April, Jan-Modaal, Paris, Atlas) are left out.
"""

GIVEN_NAMES = frozenset(
    """
    Aad Abdelkader Abdel Abdul Abdullah Achmed Adam Adriaan Agnes Ahmed Aisha Alain Albert Alex Alexander Alexandra
    Ali Alice Amal Amina Amy Andre André Andrea Andrew Andries Angela Anita Ank Anke Ann Anna Anne Anneke Annelies
    Annemarie Annet Annie Anouk Anton Antoine António Antoon Arend Arie Arjan Arjen Arno Arnold Arnoud Astrid Attje
    Aukje Axel Ayaan Ayşe Barbara Barry Bart Bas Bauke Beatrice Ben Bernard Bert Bertha Bianca Bob Boris Boudewijn
    Bram Brigitte Bruno Caroline Carla Carl Carola Carolien Caspar Catherine Cees Chantal Charles Charlotte Chris
    Christa Christian Christiaan Christine Christof Claire Claudia Coen Cora Corinne Cornelis Cor Cynthia Daan
    Dagmar Daniel Daniël Danielle Danny David Dennis Derk Diana Dick Diederik Diego Dilan Dirk Dirkjan Donald Dorien
    Douwe Ed Eddy Edith Eduard Edward Edwin Eelco Eelke Egbert Elena Elif Elisabeth Elise Elizabeth Ella Ellen Els
    Elsbeth Emile Emily Emine Emma Emmanuel Eric Erica Erik Erika Ernst Erwin Esmah Esra Esther Eva Evelien Evelyn
    Fadime Farid Fatih Fatima Fatma Femke Ferdinand Fleur Floris Fons Frank Frans Françoise Frederik Frits Gabriel
    Geert Geke George Gerard Gerben Gerda Gerrit Gert Gertjan Gijs Giel Godfried Greet Greetje Guus Gülsüm Habib
    Halil Hamza Hanneke Hannah Hans Harm Harmen Harold Harriet Harry Hasan Hassan Hatice Hein Heleen Helen Helena
    Hella Helma Hendrik Henk Henny Henri Henriëtte Herman Hester Hilde Hugo Huib Hanke Hülya Huri Huub Ibrahim Ilse
    Ilona Inge Ingeborg Ingrid Irene Iris Irma Ismail Ivo Jaap Jaco Jacco Jack Jacob Jacqueline Jacques James Jamila
    Jan Jana Janet Janine Janneke Janny Jasper Jean Jeanine Jeanette Jelle Jenny Jeroen Jesse Jessica Jet Jetta
    Jetze Jim Joanna Joba Jochem Johan Johanna Johannes John Jolanda Jolande Jonathan Joop Joost Joram Jordy Joris
    Jos José Josef Joseph Josje Joyce Judith Julia Julian Julien Jurgen Jurre Kaj Karel Karen Karim Karin Karien
    Karla Karlijn Kas Kathalijne Katja Kati Kees Kelly Kemal Kenneth Kevin Khadija Kim Kirsten Klaas Koen Koos
    Kristel Lammert Lars Laura Laurens Lea Leen Leendert Leila Leo Leon Leonie Leontien Lian Lidewij Lies Liesbeth
    Lieke Lilian Lilianne Linda Lisa Lisette Lodewijk Loes Lotte Louis Louise Luc Lucas Lucia Lucille Luuk Maaike
    Maarten Machiel Madeleine Maikel Manfred Manon Mara Marc Marcel Marco Margreet Margriet Maria Mariam Marian
    Marianne Marie Marieke Mariëlle Mariëtte Marijke Marijn Marina Mario Marion Marja Marjan Marjolein Marjolijn
    Marjon Mark Marlies Marloes Marnix Marten Martha Martijn Martin Martine Mathijs Matthijs Maud Maurice Maurits
    Meike Menno Merel Michael Michel Michiel Micha Mieke Mila Minke Miranda Mirjam Mirella Mohamed Mohammed Mona
    Monica Monika Monique Mustafa Myriam Nadia Naima Naïma Nathalie Nico Nicole Nicolien Nicky Niek Niels Nienke
    Nils Nina Nora Nynke Olaf Olga Olger Oscar Otto Özcan Pascal Patricia Patrick Paul Paula Paulus Paulien Pauline
    Peter Petra Philip Pia Piet Pieter Pieternel Pim Quinten Rachel Ralf Ramon Raoul Raymond Rebecca Reinier Remco Remi
    Renate Rene René Renée Renske Rianne Richard Rick Rico Rik Rinus Rita Rob Robbert Robert Robin Rochus Roel
    Roelof Roger Roland Rolf Romke Ron Ronald Rosa Rosanne Rosemarie Ruben Rudi Rutger Rudolf Ruud Sabine Said Saïd
    Salima Sam Samira Samuel Sander Sandra Sara Sarah Saskia Sebastiaan Selma Sigrid Silvana Simon Simone Sjaak
    Sjoerd Sofie Songül Sonja Sophie Stefan Stephan Steven Stieneke Suat Sunita Susan Susanne Suze Suzanne Sven
    Sylvia Sytze Tamara Tania Tanja Taco Teun Teunis Thea Theo Thera Thérèse Thierry Thijs Thom Thomas Tijs Tim Timo
    Tineke Tjeerd Tjitske Tom Ton Toon Tunahan Ulysse Ursula Vera Victor Vincent Vivianne Vladimir Volodymyr Wassila
    Wessel Wiebe Wieke Wilbert Wilco Wilhelm Willem Willemijn Willemien William Wilma Wim Wopke Wouter Wybren
    Yasmina Yesim Yfke Yolanda Yusuf Yvonne Zeki Zihni Zohair
    Alwin Anja Arda Aart Alma Auke Barend Bente Bernd Bertus Birgit Carolus Coos Doortje Eddo Eline Elke Elly Emiel
    Erwan Eugène Eveline Foort Frederike Gea Gonny Gonda Hayke Heino Hedwig Hind Hilbert Ineke Isabelle Ivar Jannie
    Jantine Jitske Jochum Jorien Jorn Joël Jules Kathleen Kauthar Keklik Koert Krista Laila Laurine Liane Lisbeth
    Madelon Malou Margot Marith Marjolijne Marleen Martje Mauro Mechteld Merlien Mirjan Mpanzu Nevin Nilüfer Ockje
    Pepijn Queeny Reinette Rens Roelien Rosalie Rudmer Rudy Sadet Salim Sandro Seppe Sharon Sietse Sietske Silvia
    Silvio Sjef Songul Stientje Stijn Sybrand Tamarinde Tjalling Tobias Trudy Tunç Vicky Wieger Wijnand Willibrord
    Wytske Wytze Zakaria Zita
    Mei Li Aalt Abraham Ada Adil Adri Adriana Afke Aleid Alida Alphons Anass Andrej Angelique Angelo Ankie Annelotte
    Annemiek Annemieke Annette Annick Annika Antje Antoinette Antonia Ariana Ariane Arne Arnout Arthur Asha
    Aurelia Babette Babs Bea Beitske Benno Berend Berendien Berna Bernadette Bernhard Bettine Betty Britta Cara
    Carel Carin Carine Carlo Carlos Casper Cathelijne Ceciel Cecile Christel Christianne Christien Ciska Clara
    Clemens Conny Constantijn Corine Corrie Cyriel Céline Daphne Dave Davide Debby Deborah Derkjan Desiree Desirée
    Dieuwke Dilek Dion Dolf Dominic Dominique Dorine Dorothée Doutzen Ebru Eefje Elbert Eleonora Elias Elja Elwin
    Emil Emiliano Enrico Erna Ernestine Esmee Esmeralda Etienne Eugenie Fabian Fabienne Fabio Faisal Fatiha Ferry
    Filip Folkert Francien Francine Francisca Franciska Fred Frederique Freek Frida Froukje Gabriela Geertje
    Geertruida Geesje Gerald Geraldine Gerarda Gerry Gerti Gertie Gertrude Giovanni Giselle Gonnie Gregor Greta
    Gustaaf Gwen Hadewych Halbe Hamid Hanno Hanny Harald Harriët Hedy Heidi Heike Heiko Hendrika Henriette Henrike
    Herma Hermien Hidde Hilda Hilly Hinke Huibert Ida Ignas Ilja Imke Ina Inez Ingmar Irena Iwan Jacobine Jacomijn
    Jaimi Jako Jannes Jannet Jantiene Jantje Jarno Jef Jelmer Jennifer Jerry Jill Jitse Joachim Jobke Joeri
    Johannette Joke Jolien Jolijn Jona Jorrit Jort Juan Jurjen Jurriaan Justin Kamran Karola Kars Katarina
    Katharina Katrien Keimpe Kenan Kerstin Kitty Klaartje Klara Klaus Klazien Konrad Kristin Kristina Kurt Lambert
    Lennart Lennert Lenny Leonard Leonore Leontine Liam Lida Lidia Lidy Liesje Lieve Lili Lilia Lina Lineke Loek
    Lonneke Lorenzo Lowie Lucie Lucienne Ludo Ludwig Lydia Maarit Maartje Machteld Mahmoud Maike Malik Malika
    Margarita Margo Margreeth Mariana Mariet Mariska Marit Marius Marjo Markus Marlou Marthe Martina Matthew
    Matthias Mattias Mehmet Meindert Melanie Melissa Merijn Mia Mike Miriam Mirthe Mohammad Moniek Murat Nadine
    Nanda Nanette Nanne Natalie Natasja Nelleke Nelly Nicolaas Nicolas Nicolette Nicoline Noortje Obbe Odile Okke
    Olav Oliver Olivier Omar Omer Patrice Paulette Perry Petrus Philippe Philomena Pier Ralph Ramona Reinder
    Reinout Remy Rendert Renee Ria Rianka Richelle Rien Rikus Rinske Robbie Roderick Roelie Roely Rogier Rolien
    Romana Rosan Rowan Rozemarijn Ruard Ruth Sabina Sacha Sadik Samantha Sanne Sebastian Sergej Shanti Sharda
    Shirley Sible Silke Sjors Sjoukje Sophia Steef Stef Stefanie Stephanie Steve Suzan Suzanna Svenja Swantje
    Talitha Tanya Tatjana Theodoor Theresa Tijmen Titia Titus Tjark Tjibbe Tonnie Tonny Toos Trees Trude Truus
    Twan Valerie Valérie Veerle Veronica Veronique Vivian Walter Wanda Wendela Wendy Werner Wietske Wilfred Willy
    Wina Winnie Wobine Wolter Xander Yde Ydwer Ymkje Yoka Youssef Yuri Yves Zeger Zoë
    Faissal Ridouan Amandus Else Floor Henry Maxime Roos Victoria
    Alfred Alwine Annelien Anneloes Annemijn Anouck Ans Anthonie Anthony Antony Arjo Arnoldus Ate Ayla Aysel
    Aziz Bahar Balthasar Barack Barbera Bashar Baukje Beatrijs Benjamin Bibi Bjorn Björn Bodil Boukje Brechtje
    Brian Bülent Camiel Camilla Candy Carlijn Carry Cathy Chahid Charissa Charley Cihan Cindy Claudius Coby
    Corien Corina Cornelia Dana Daniela Danique Davy Debbie Denise Derrick Desi Dewi Diane Dieter Dimitri Dineke
    Djoerd Doeke Doreen Doris Durk Eddie Edgar Edo Edsel Edwina Eibert Eke Elina Elizabet Elize Elleke Elmar
    Elze Emmy Engbert Ennio Enno Ericka Eske Esmé Esmée Evan Evert Evert-Jan Ewout Ezra Fahid Fauzia Fedde Feike
    Afshin Bouke Carsten Marino Nanno Sid
    Fenna Fenneke Fieke Fiona Flip Floortje Florentine Fokke Fouad Freddy Frederick Frederieke Friso
    Fritz Gabriëlle Garmt Geerten Geoffrey Gerbrand Gerdien Gerlof Germaine Gerwin Gijsbert Gilbert Gina Giorgia
    Giuseppe Glenn Gon Goos Gosse Graham Grietje Guido Gustav Gwenda Günay Hafid Hajo Hakan Hamit Hanna Hannie
    Harmke Harro Hatte Heero Heiltje Helene Hendrien Hennie Henriët Herbert Hermine Hetty Hieke Hilbrand Hillary
    Houkje Huseyin Hélène Hüseyin Ian Idsert Igor Ilham Ilias Imane Imre Inga Inti Irfan Isa Isabel Isabella
    Isolde Iva Ivan Jacinda Jacobien Jacobus Jakob Jannetje Janske Jarl Jay Jeannette Jeff Jeffrey Jelmar Jennie
    Jens Jeremy Jerney Jesper Jessika Jette Jitze Joan Jody Joe Joep Joffrey Jolanthe Jon Jonas Jonneke Jop
    Josefien Josep Josephine Josine Jouke Joëlle Judy Julie Juliette Jurriën Kadri Kaja Kajsa Kamal Kamala Karl
    Karsten Katarzyna Kate Kathrin Katinka Katrin Keith Khalid Kiki Kirstin Kirsty Klazina Koenraad Krijn Kris
    Kristalina Kristiaan Krzysztof Kubilay Kyra Lamyae Latifa Lauren Lazar Lejo Lennaert Lianne Lieneke
    Liesbet Lieuwe Lionel Loe Lorraine Loubna Louisa Lousewies Luca Luciano Luise Luitzen Lukas Lysanne
    Machtelt Madelief Malin Manja Manuel Marcella Marcelle Marga Margaretha Margje Margrethe Mariek Marielle
    Mariette Marijne Marike Marinus Mariëlla Marlène Maroš Marrit Mart Marte Matt Matteo Matthijn Maureen
    Maxim Mechtild Melek Mendy Merlijn Mette Mick Mien Mikael Mikal Minou Mirko Mirte Mitch Monic Morad Moritz
    Mounir Muhammed Murk Naomi Naoual Narendra Narges Nasr Natascha Nathan Neeltje Neil Nezahat Nick Nicola
    Nikki Noa Noah Nol Nordin Nourdin Noëlle Nuran Olof Onno Orlando Otwin Ouafa Pamela Paolo Pauwel Pedro Peer
    Peggy Petrina Pien Pierre Priscilla Quirine Rachid Raf Rafael Rahma Raimond Raja Rajae Ranjana Recep Reinald
    Reinhard Remke Renata Renzo Reyhan Richel Rieke Riet Rikkert Rineke Rishi Ritske Robbin Roberta
    Roberto Roderik Rodrigo Roeland Roelant Roelf Romano Romy Ronny Rosalinde Rosita Roxanne Rozemarie Rudolph
    Ruurd Ruxandra Sabien Sadiq Saida Salah Sally Samir Samuël Sanderijn Sandor Sappho Sarina Scott Sean Sef
    Senna Serge Sergei Sevim Shirin Siebe Sieger Siem Sietze Sijbren Sijmen Silvester Sipko Sjaan Sjon Soraya
    Souad Stans Sten Stephanus Steye Sylvana Sylvester Sylvie Sywert Tahmina Tariq Ted Tedros Teunie Thalia
    Theodora Therese Thirza Tibor Tiemen Tinka Tjapko Tjeu Tofik Tomas Tony Trijntje Trix Trudie Ufuk Ugur
    Valdis Valentijn Viktor Vincenzo Viola Volodimir Walid Wiebren Wierd Wijbren Wiljan Wilke Willeke
    Wilmar Wilna Winfried Wobke Xandra Xavier Yannick Yara Yasin Yasmin Yavuz Yentl Ymke Yoeri Yolande Yonca
    Younes Youri Yvette Zafer Zahir Zahra Zeynep Zoran Zwanet
    Ajay Jozef Maerten Nanneke
    """.split()
)
