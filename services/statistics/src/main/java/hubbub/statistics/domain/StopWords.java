package hubbub.statistics.domain;

/// Words that say nothing about what a crowd talks of, so that the list of top words leaves them
/// out: articles, pronouns, the commonest verbs of English, Spanish, Portuguese, French, German and
/// Italian. Only those of three letters and more; shorter ones are no words here.
final class StopWords {
  private static final String ENGLISH =
      """
      the and for are but not you all any can had her was one our out his has him how its may new
      now who did get let she too use that with have this will your from they been were said each
      which their there would about them then than what when where why into just some could other
      only also because does doing don't doesn't didn't isn't aren't wasn't can't couldn't won't
      wouldn't i'm i've i'll it's that's there's you're they're we're he's she's what's let's dont
      doesnt didnt isnt cant wont thats whats youre theyre gonna very being over such these those
      here more most much should
      """;
  private static final String SPANISH =
      """
      que los las una uno unos unas por con para del como más mas pero sus sin sobre este esta estos
      estas eso esa ese esos esas hay muy todo toda todos todas también tambien fue ser son era han
      está esta estoy tengo tiene qué cuando donde porque desde hasta nos les
      """;
  private static final String PORTUGUESE =
      """
      não nao uma umas uns com dos das aos nas nos pelo pela isso isto esse essa aquele aquela você
      voce vocês ele ela eles elas mais mas muito também meu minha seu sua tem são sao foi ser está
      quem quando onde porque
      """;
  private static final String FRENCH =
      """
      les des une est pas pour dans que qui sur avec plus par mais vous nous ils elle elles son ses
      mes tes ces cette ont sont était etait être etre fait comme tout tous toute toutes c'est j'ai
      n'est d'un d'une qu'il leur aux moi toi lui quand
      """;
  private static final String GERMAN =
      """
      der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war
      waren mit von für fuer auf aus bei nach vor zum zur ich ihr wir sie mir dir mich dich uns
      euch sich auch noch nur schon wie was wer wenn dann dass hat habe haben hast wird werden
      kann über doch mal
      """;
  private static final String ITALIAN =
      """
      che non per una uno del della dei delle degli nel nella con sono come più piu anche gli sul
      sulla questo questa quello quella hai hanno era ero suo sua mio mia tuo tua perché perche
      quando dove chi cosa
      """;

  private StopWords() {}

  static WordCounts table() {
    var table = new WordCounts();
    var all = String.join(" ", ENGLISH, SPANISH, PORTUGUESE, FRENCH, GERMAN, ITALIAN);
    for (var word : all.split("\\s+", -1)) {
      if (!word.isEmpty()) {
        table.add(word, 1);
      }
    }
    return table;
  }
}
