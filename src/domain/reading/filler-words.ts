import { wordList } from './word-list.ts';

/** Short words between a noun and its number: articles, copulas, prepositions. */
export const isFiller = wordList(
  'es era de del el la los las lo al su sus tu este esta ese esa con fue sera son siguiente tiene q que',
  'e o a os as do da dos das eh foi seu sua no na com',
  'is was the of it this that its are your you with has number',
  'ist war der die das den dem des vom lautet war und ihre ihr sie',
  'est etait le du des ce cet cette c l d au aux ont a',
  'это был была есть мо й от под с со по',
  'هو هي هذا هذه كان ال على علي عن في',
  'по за id-номер',
);

/** Possessives of the writer: "my", "our". */
export const isOwnWord = wordList(
  'mi mis mio mia meu minha my mine mein meine meinen meiner mon ma мой моя моё мои моего моему мне меня nuestro nuestra nosso nossa our unser unsere notre मेरा मेरी benim mio',
);

export const isCopula = wordList("es era is was ist war est etait e eh это foi c هو هذا هي هذه c'est");
