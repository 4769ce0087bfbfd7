import { fold } from '../shared/text.js'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** First names that hardly anybody bears as a last name: one of them in the last-name column says something. */
const hardlyLastNames = new Set(
  words(`
    adele aicha aissatou amandine amelie amina anais angelique anissa anne annick annie aurelie
    aurore axelle beatrice bernadette blandine brigitte caroline cecile cedric celine chantal
    charlene charlotte chloe christelle christiane christine clara claudine clemence clotilde
    coline corentin corinne danielle daphne delphine diane dorothee dylan edith elena eliane
    elisabeth elise elodie emeline emilie emma enzo eric estelle ethan eugenie evelyne fabienne
    fabrice fanny fatima fatou flavie florence francine francoise frederique gael gaelle
    genevieve georgette geraldine ghislaine ginette gisele gregory gwenaelle helene henriette
    huguette ines irene isabelle jacqueline jennifer jeremie jeremy jessica joelle jonathan
    josephine josette josiane judith julie juliette justine karim karima karine kevin khadija
    laetitia latifa laura laure laurence laurie lea leila lena leonie liliane lina lisa loic
    loick lola louise lucette lucie ludivine ludovic lydie maelle maelys magali maiwenn malika
    manon margaux margot marguerite mariam marine marion marlene maryse mathilde maud melanie
    melissa micheline michelle mickael mireille monique muriel myriam nadege nadia nadine naima
    nathalie nicole noelle noemi noemie oceane odette odile paulette pauline perrine philippine
    rachel rachida raphaelle raymonde regine romane roselyne rozenn ryan sabine sabrina salome
    samia samira sandra sandrine sarah sebastien severine simone sofia solange solene sonia
    sophie stephane stephanie suzanne sylvie theo therese tiphaine valerie vanessa veronique
    virginie viviane yann yannick yasmina yasmine yohan yolande yvette yvonne zelie zoe zohra
  `),
)

/** First names that are also ordinary last names: `Michel Simon` may be read both ways, and is left alone. */
const alsoLastNames = new Set(
  words(`
    abel achille adam adrien agathe agnes ahmed aime alain alban albert alexandra alexandre
    alexis alfred ali alice alix alphonse amadou amand ambroise anatole andre andree ange
    anselme anthony antoine antonin apolline aristide armand armel arnaud arthur aubert aude
    auguste augustin aurelien aziz baptiste barbara barnabe basile bastien benedicte benjamin
    benoit bernard berthe bertrand blaise boris brice bruno camille carine carole catherine
    celestin celia charles christian christophe claire claude claudie clement clementine colette
    come constance constant cyprien cyril damien daniel david denis denise desire didier
    dominique edgar edmond edouard elias elie eloi eloise elsa emile emilien emmanuel emmanuelle
    erwan esther etienne eugene eva evan fabien felix ferdinand fernand fernande fiona firmin
    flavien flora florent florian francis franck francois frederic gabin gabriel gabrielle
    gaetan gaspard gaston gautier georges gerald gerard germain germaine gervais ghislain
    gilbert gilles guillaume gustave guy hassan hector henri henry herve hippolyte honore
    hortense hubert hugo hugues ibrahim irenee isaac ismael ivan jacky jacques jade jean jeanne
    jeannine jerome joachim joel joseph jules julien justin laurent lazare leo leon leonard
    leonce lilian lionel louis loup luc lucas lucien lucienne madeleine mael malo mamadou marc
    marcel marcelle marianne marie marius martial martin martine mathias mathieu mathis matthieu
    maurice max maxence maxime mehdi michael michel michele milan modeste mohamed mohammed
    morgan morgane moussa nathan nicolas nina noah noe noel norbert octave olive olivia olivier
    omar oscar ousmane pascal pascale patrice patricia patrick paul philibert philippe pierre
    prosper quentin rachid raoul raphael raymond regis remi remy renaud rene renee richard
    robert robin roger roland romain romuald rosalie rose sacha said samuel serge severin
    silvere simon sylvain sylvestre tanguy theodore theophile thibault thibaut thierry thomas
    timothe timothee titouan toussaint tristan ulysse urbain valentin valentine valery victoire
    victor vincent violette virgile vivien walter wilfried william xavier yves yvon zacharie
  `),
)

const everyPart = (name: string, holds: (part: string) => boolean): boolean => {
  const parts = words(fold(name))
  return parts.every((part) => part !== '' && holds(part))
}

/** A common first name of France, compound ones included (`Anne-Laure`). A small list: silence means nothing. */
export const isGivenName = (name: string): boolean =>
  everyPart(name, (part) => hardlyLastNames.has(part) || alsoLastNames.has(part))

/** A first name that is hardly ever a last name: `Hélène`, not `Michel`. */
export const isOnlyGivenName = (name: string): boolean =>
  everyPart(name, (part) => hardlyLastNames.has(part))
