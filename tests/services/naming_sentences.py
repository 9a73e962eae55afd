"""Messages as teachers of a primary school write them: short, warm, hasty, with typing mistakes.

What stands between [brackets] names a child of this class; all else names nobody of it. They are
written before the rules were tried on them. The odd ones were looked at while the rules were made,
the even ones were kept apart: how many of those are right tells how it goes with other messages.
"""

import re
from dataclasses import dataclass

from services.policies.naming import ChildName

TEACHERS = ("juf Sanne", "meester Tom", "Emma Claessen")
CLASS = tuple(
    ChildName(*name.split("|"))
    for name in """
    Emma|de Wit;Sem|Jansen;Daan|Vos;Zoë|van Dijk;Mees|Smit;Guus|Bakker;Roos|Yilmaz;Storm|Mulder;
    Anne-Fleur|Peters;Jan Willem|de Boer;Anne|Visser;Jip|Meijer;Iris|Kok;Merel|Bos;Max|Hendriks;
    Noor|Bakker;Sep|Willems;Lente|Kramer;Bo|van Leeuwen;Floor|Dekker;Beer|Schouten;Wolf|Prins;
    Bloem|van Vliet;Linde|Post;Mohamed|El Amrani;Elif|Yilmaz;Thijs|van der Meer;Tom|Postma;
    Fee|Hofman;Job|de Graaf;Bas|Kuipers;Lot|Verbeek;Mei|Zhang;Jasmijn|Aarts;Zoey|Ekşi;Loïs|Maas;
    Puck|Simons;Door|van Rooij;Jet|in 't Veld;Sterre|Wouters;Raaf|Geerts;Lieve|Coppens;İlker|Kaya;
    Liv|Bax;Ties|Es-Saïdi
    """.replace("\n", "").split(";")
    for name in [name.strip()]
)

SENTENCES = """
Vandaag is [Emma] jarig! Ze trakteerde op appelpartjes.
We maakten een roos van crêpepapier voor moederdag.
[Roos] heeft vandaag haar spreekbeurt over paarden gehouden.
In de schooltuin bloeit de eerste roos al.
Gefeliciteerd [Sem]! 8 jaar 🎂
Er zat een mees in het nestkastje bij de fietsenstalling.
[Mees] en [Guus] hebben de hele week samen aan de vulkaan gewerkt.
De koolmees, de pimpelmees en de merel kwamen allemaal voorbij.
Wat een storm vannacht! Gelukkig zijn alle bomen blijven staan.
Na de storm lagen er overal takken op het plein.
[Storm] mocht de kaars uitblazen.
Door de storm ging de gymles buiten niet door.
Wie heeft de jas van [Zoe] gezien?
[Zoë]'s broertje is geboren, wat een mooi nieuws
[Emma]'s tand is eruit!
[Mees]' verjaardag vieren we morgen.
Dank aan de moeder van [Daan] voor het helpen bij de luizencontrole
[Guus]’ vader kwam vertellen over zijn werk bij de brandweer.
Vrijdag staat juf Emma voor de groep.
Meester Tom gaat met de bovenbouw naar het museum.
[Tom] vond de opdracht van meester Tom best lastig.
Juf Sanne en [Emma] hebben de rekenhoek opgeruimd.
Wij zijn begonnen in het dagboek van Anne Frank.
[Anne] las een stukje voor.
[Anne-Fleur] en [Jan Willem] waren de kapiteins vandaag
[Anne Fleur] heeft een gipsarm, dus even rustig aan met stoeien.
Jip en Janneke is nog steeds het favoriete voorleesboek.
[Jip] bouwde de hoogste toren van de klas.
Volgende week: project lente!
[Lente] heeft haar konijn mee naar school genomen.
Lente in de klas: overal narcissen en kuikentjes.
Het is lente en dat hoor je: de vogels fluiten de hele dag.
Max 10 foto's per kind graag.
[Max] scoorde drie keer tijdens het voetbaltoernooi!
Er mogen maximaal 4 kinderen in de bouwhoek, max twee bij de watertafel.
Iedereen was onder de indruk van de filmpjes van Max Verstappen.
Op 12 mei gaan we op schoolreis.
Mei is een maand vol vrije dagen.
[Mei] heeft verteld over Chinees nieuwjaar
In mei leggen alle vogels een ei, zongen we.
Let op: in sep en okt zijn er geen gymlessen op dinsdag.
[Sep] was vandaag hulpje.
We oefenden vandaag met springen, rennen en klimmen in de gymzaal.
vandaag mocht [emma] de planten water geven
[SEM] HEEFT ZIJN ZWEMDIPLOMA GEHAALD!!!
wat een feest, [daan] en [elif] zijn allebei jarig vandaag
Kinderen van groep 3 leren de letter r van roos.
Maan, roos, vis: de eerste woordjes zijn gelezen.
Wie komt er mee naar het Emmaplein?
We liepen via de Emmastraat naar de kinderboerderij.
Voor vragen kunt u mailen naar emma@lichtstraat.example.
Kijk ook eens op www.guus-en-co.nl voor knutselideeën.
Samenwerken kun je leren!
Hulp gezocht voor vrijdag: moeder van [Merel], vader van [Bas] en opa van [Linde] rijden al.
De merel zingt het mooist, vonden de kinderen.
Onze cavia heet Guus en hij woont in de hal.
We keken naar een filmpje van Emma Watson die voorlas.
De schrijfster Floor Bosma kwam vertellen over haar boeken.
[Floor] won de voorleeswedstrijd van onze groep. Wat een talent!
Op de vloer lag overal meel en bloem.
We bakten koekjes van bloem, suiker en boter.
[Bloem] en [Linde] zorgden voor de planten.
Wolf en de zeven geitjes speelden we na met handpoppen.
[Wolf] is ziek, beterschap!
Een wolf, een beer en een vos: met de maskers werd het een echt bos.
Wie is er bang voor de boze wolf?
Vandaag waren [Beer] en [Raaf] de conciërges van de klas.
In het bos woont een beer, dat wisten we zeker.
De stoere ridder redde de fee uit de toren.
[Fee] vertelde over haar vakantie op Texel.
Naar de Efteling! [Job] durfde in de Python.
Wat is jouw job later? Die vraag stelden we aan alle kinderen.
[Job de G]. en [Bas] hebben samen een stop motion gemaakt
De bas is het grootste instrument dat we hoorden.
Op de loterij viel geen enkel lot in onze klas.
[Lot] heeft de loten verkocht, zonder één te verliezen.
Puck is een ijshockeyschijf, leerden we bij gym.
Wil je morgen een lege doos meegeven?
Door het mooie weer hebben we de hele middag buiten gespeeld.
Lieve ouders, morgen is het studiedag.
Lieve allemaal, wat een week!
[Lieve] heeft de mooiste tekening van een walvis gemaakt.
Jarig deze maand: [Noor] (3), [Thijs] (14) en [Liv] (28)
De Noor won de wedstrijd schaatsen, dat zagen we op tv.
Noorwegen is ons projectland, met trollen en fjorden.
Groepjes voor morgen:
- [Emma], [Sem] en [Storm]
- [Roos], [Jasmijn] en [Mohamed]
- [Iris], [Bo] en [Thijs]
Groepjes: de Rozen, de Mezen en de Wolven.
[Jasmijn] rook aan de jasmijn, maar moest er van niezen.
Thee van jasmijn, munt of kamille: wij proefden ze alle drie.
De iris is het gekleurde deel van je oog.
Met het thema lichaam leerden we over pupil, iris en hoornvlies.
Goed gedaan [Iris]!
Bedankt [Zoey], voor het lenen van de globe.
[Loïs] ging vandaag voor het laatst naar school, ze gaat verhuizen
[Lois] zwaaide ons allemaal uit.
Koningin Máxima opende een school bij ons in de buurt.
Sint Maarten vieren we op 11 november, neem een lampion mee.
Het broertje van [Ties] kwam kijken.
[Mohamed El Amrani] las een gedicht voor van Roald Dahl
[Elif Yilmaz] en [Roos Y]. doen samen hun boekbespreking.
De familie Yilmaz zorgde voor baklava, heerlijk!
[Thijs van der Meer] zit deze week in de leerlingenraad.
Thijs van den Berg uit groep 8 kwam voorlezen
Groetjes, Emma en Sanne
Groetjes van juf Sanne en meester Tom
Tot morgen! Liefs, Tom
Wat een plezier hadden [Door] en [Jet] met de nieuwe steppen.
Er vloog een jet over het plein.
[Jet in 't Veld] heeft een prijs gewonnen met haar gedicht.
[Emma], wil je je gymtas meenemen?
"Mijn vulkaan ontploft", riep [Daan] trots.
We lazen het boek "Storm op zee" en maakten er een toneelstuk bij.
De film 'Mees Kees' was het hoogtepunt van de filmochtend
Koningsspelen: [Sterre] en [Puck] waren de snelste bij zaklopen.
Hoera!! [Raaf] heeft zijn A diploma
De raaf is een slimme vogel.
Kijk eens wat een prachtige sterren we vouwden
het was stil in de klas want [bo] las voor
[Daan]s hamster mocht op bezoek komen, wat was hij zacht
[Sem]s toren viel om, maar samen bouwden ze hem weer op
👏👏 [İlker] heeft alle tafels gehaald
[Ilker] mag als eerste kiezen.
Wij hebben een nieuwe leerling. Ze heet [Fee] en ze komt uit Zwolle.
Denken jullie aan de luizenzak? In de bak ligt er nog één van [Guus].
En toen was het zover: [Storm] stapte als eerste op het podium
Storm op komst, dus morgen geen buitenles
Bij windkracht 9 spreken we van storm.
Gisteren heeft [Roos] voor het eerst zelf gefietst naar school!
De sint heeft ons rommelpietje teruggestuurd met een brief
Welkom [Liv]! We vinden het fijn dat je er bent.
Morgen viert [Linde] haar verjaardag, ze wordt 7.
Onder de linde op het plein lazen we ons boek uit.
[Bas] speelde basgitaar en [Floor] zong.
Met dank aan [Merel] en haar oma, die pannenkoeken bakten.
Er nestelt een merel in de heg, dus even niet voetballen daar.
[Jan Willem] is de tolk van de klas
Jan van Gent en zeekoet: dat zijn vogels die we in Ecomare zagen
Anna en Elsa waren er ook op het verkleedfeest, net als Robin Hood.
Zaterdag 3 oktober is de open dag.
Sportdag: [Sem] 1e bij hoogspringen, [Elif] 2e, [Max] 3e.
Met [Emma de Wit] en [Noor B]. hebben we de kas schoongemaakt.
Emma B. uit groep 8 hielp ons met de computers.
De dag begon met een lied.
Mooi hoor, die bloemen van papier.
Wie wil kan een roos of tulp meenemen voor de bloemenwinkel.
[Wolf] en zijn vader brachten een skelet mee
[Beer] heeft de beer van de klas mee naar huis dit weekend
Klassenbeer Bo logeert dit weekend bij [Liv].
Heeft iemand de sjaal van [Anne] gevonden?
Anne de Vries schreef een boek dat we nu voorlezen.
Wij gaan op excursie naar kasteel Den Bosch en de Sint-Jan.
Het thema Wolf was zo spannend dat we er een week aan vastplakten.
Groep 4 doet mee met de Lente-actie
Afspraak: max. 2 kinderen op de schommel.
[Zoey] en [Zoë] zijn niet hetzelfde, grapten ze.
Gym: denk aan de schoenen!
Tim en Lisa uit groep 8 lazen voor aan de kleuters
Ook [Sep], [Ties] en [Job] hebben hun brief van de burgemeester binnen.
Vossen en wolven zijn familie van elkaar.
JARIG: [ROOS]!
ROOS GEPLUKT? Graag in de vaas zetten.
Veel plezier met de foto's 📸
Wie weet waar [Thijs]' regenjas gebleven is?
[Bas]’ konijn heeft jongen gekregen, we mochten de foto's zien.
De taart van [Jip]'s oma was zo op.
Volgens [Noor]’s vader zitten er wel duizend mieren in dat nest.
Met [Iris]' verrekijker zagen we de kerktoren van het dorp verderop.
Onder [Max]’ stoel vonden we zes potloden!
[Liv]s tekening hangt bij de voordeur van de school.
[Loïs]' laatste dag was er een met slingers en ijs.
[Anne-Fleur]'s beugel is roze, dat had u vast al gehoord.
[Jan Willem]’s spreekbeurt ging over dinosaurussen.
Drie keer raden wie er gewonnen heeft: [İlker]!
[Zoe van Dijk] en [Ties Es-Saidi] lopen morgen samen het rondje met de klassenfoto.
[Zoë]'s, [Zoey]s en [Emma]'s: die drie jassen hangen hier nog, zei [Zoey].
FIJNE VAKANTIE [EMMA] EN [DAAN], TOT OVER TWEE WEKEN
LET OP: DOOR DE STORM IS DE GYMZAAL DICHT
gefeliciteerd [thijs] met je diploma
er zat een mees op het hek, die bleef gewoon zitten toen wij langsliepen
bedankt [elif] voor het uitdelen van de schriften
de lente komt eraan, wij hebben de eerste krokus gezien
vandaag heeft [merel] haar hond laten zien via het digibord
[Iris Kok] vertelde over haar zus die dokter wil worden.
Iris de Jong van de bibliotheek kwam een kist met boeken brengen.
De hoofdrol is voor [Lot V]. en de muziek komt van [Bas K].
Lot H. en Bas M. uit de andere groep doen ook mee.
Emma Claessen geeft woensdag en donderdag les in onze groep.
[Emma] gaf juf Emma een bosje madeliefjes.
Woensdag is juf Emma er weer, dan rekenen we verder.
[Tom] en [Sem] waren het oneens over de spelregels, maar daar kwamen ze samen uit.
Vragen over het huiswerk? Mail meester Tom of juf Sanne.
Guus Meeuwis zong door de speakers terwijl wij het plein veegden.
[Guus] zong het refrein mee.
In het Anne Frank Huis was het heel stil.
Willem van Oranje, Michiel de Ruyter en Floris de Vijfde staan nu op onze tijdlijn.
[Floor], [Jip] en [Merel] maakten de tijdlijn af.
Merel Hofstede van het waterschap liet zien wat er in de sloot leeft.
Koningin Emma staat op het oude schoolplaatje in de hal.
Vanmiddag lopen we langs de Emmalaan en de Roosstraat naar het zwembad.
Basketbal, volleybal en een stormbaan: het was een drukke gymles.
De trein naar Roosendaal had vertraging, dus we waren pas om vier uur terug.
Een meesterwerk, zo noemde de kunstenaar ons grote schilderij.
Met een verrekijker kijken we volgende maand naar de sterren en naar de planeet Mars.
Heeft [Roos] de roos zelf getekend? Ja, zonder over te trekken.
[Storm] vond de storm juist spannend.
Na regen en storm komt zonneschijn, zeggen wij dan maar.
[Beer] en [Wolf] wonnen de estafette, ondanks hun losse veters.
Wie een rode roos vouwt, mag die meenemen naar huis.
Op de wandeling zagen we een mees, een vink en een raaf.
Hoi [Mees], fijn dat je weer beter bent!
Wat jammer dat [Door] niet mee kon naar het museum.
Door een fout in het rooster begint de gym een half uur later.
Mag [Bo] morgen een keer bij iemand meerijden?
In het beslag gaan melk, bloem en drie eieren.
Het diploma van [Lieve] ligt nog op school.
Lieve mensen, de hele klas is weer gezond.
Net als gisteren was [Linde] de snelste met de puzzel.
Wij zaten in de schaduw van een linde en aten onze boterhammen op.
De jet die [Jet] van karton bouwde, kon echt een stukje vliegen.
Tijdens het voorlezen van Jip en Janneke moest [Jip] het hardst lachen.
In het poppentheater vechten een draak, een fee en een koning om een schat.
Aan het eind van de middag kreeg [Fee] het sleuteltje van de schatkist.
Eerlijk is eerlijk: [Puck] had het antwoord als eerste.
Van [Mohamed el Amrani] kregen we dadels, van [Elif] walnoten.
De dadels van de familie El Amrani waren heerlijk.
Mei was koud, juni wordt vast beter.
Op de foto: [Mei], [Raaf], [Sterre] en de nieuwe schildpad.
Max en [Max]: zo heten onze klassenhamster en zijn verzorger.
Tot max 15.00 uur kunt u spullen brengen voor de rommelmarkt.
De kinderen kozen Storm als naam voor de boot die we bouwen.
Kunt u het boekje van [Sep] nog even in de tas stoppen?
Vanaf sep is er weer schoolzwemmen, de data volgen.
Sterre en Puck, twee kinderboeken over een tweeling, zijn weer terug in de bieb.
Wie helpt er mee? Tot nu toe: mama van [Loïs], papa van [Ties], tante van [Daan].
""".strip()


@dataclass(frozen=True)
class Sentence:
    """A message, and the places where it names a child."""

    text: str
    spans: tuple[tuple[int, int], ...]


def sentence(marked: str) -> Sentence:
    pieces = re.split(r"\[([^\]]+)\]", marked)
    text, spans = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return Sentence(text, tuple(spans))


ALL = tuple(sentence(line) for line in SENTENCES.splitlines())
TRIED, KEPT_APART = ALL[::2], ALL[1::2]

# A teacher reads these rightly. The rules do not, and ask about a child who is not meant.
ASKED_IN_VAIN = (
    "Puck is een ijshockeyschijf, leerden we bij gym.",
    "Max en Max: zo heten onze klassenhamster en zijn verzorger.",
    "De kinderen kozen Storm als naam voor de boot die we bouwen.",
)
