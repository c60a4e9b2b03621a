package hubbub.favourites.eventsub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.favourites.domain.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final String FOLLOWERS = "moderator:read:followers";
  private static final String SHOUTOUTS = "moderator:read:shoutouts";
  private static final Person ANA = new Person("ana", "1", "ana", Set.of(), 1);
  private static final Person BOB = new Person("bob", "2", "bob", Set.of("bits:read"), 2);

  private static Plan sockets(List<Person> people, Map<String, List<String>> favourites) {
    return Plan.of(new Wishes(people, favourites, Map.of(), false));
  }

  private static Set<String> types(Plan plan, String holder) {
    return plan.wanted().getOrDefault(holder, List.of()).stream()
        .map(Topic::type)
        .collect(Collectors.toSet());
  }

  /// Of whom a topic is.
  private static String of(Topic topic) {
    return topic.broadcaster().isEmpty()
        ? topic.condition().values().iterator().next()
        : topic.broadcaster();
  }

  private static Set<String> channels(Plan plan, String holder) {
    return plan.wanted().getOrDefault(holder, List.of()).stream()
        .map(PlanTest::of)
        .collect(Collectors.toSet());
  }

  @Test
  void the_first_two_favourites_tell_themselves_and_the_rest_is_looked_at() {
    var plan = sockets(List.of(ANA), Map.of("ana", List.of("41", "42", "43")));

    assertThat(plan.atOnce()).containsExactlyInAnyOrder("1", "41", "42");
    assertThat(plan.looked()).containsExactly("43");
    assertThat(plan.wanted().get("ana"))
        .hasSize(15)
        .contains(
            new Topic("stream.online", "1", Map.of("broadcaster_user_id", "41")),
            new Topic("stream.offline", "1", Map.of("broadcaster_user_id", "41")),
            new Topic("channel.update", "2", Map.of("broadcaster_user_id", "41")),
            new Topic("channel.raid", "1", Map.of("from_broadcaster_user_id", "41")),
            new Topic("channel.raid", "1", Map.of("to_broadcaster_user_id", "41")));
  }

  @Test
  void what_somebody_allows_is_told_of_their_own_channel_and_the_rest_is_said() {
    var plan = sockets(List.of(ANA, BOB), Map.of());

    assertThat(types(plan, "bob")).contains("channel.cheer").doesNotContain("channel.follow");
    assertThat(types(plan, "ana")).doesNotContain("channel.cheer");
    assertThat(plan.notAllowed().get("bob"))
        .contains(new Plan.Missing("New followers", "moderator:read:followers"))
        .doesNotContain(new Plan.Missing("Cheers", "bits:read"));
  }

  @Test
  void followers_and_shoutouts_also_name_who_reads_along() {
    var ada = new Person("ada", "9", "ada", Set.of("moderator:read:followers"), 1);

    assertThat(sockets(List.of(ada), Map.of()).wanted().get("ada"))
        .contains(
            new Topic(
                "channel.follow",
                "2",
                Map.of("broadcaster_user_id", "9", "moderator_user_id", "9")));
  }

  @Test
  void a_shared_favourite_is_subscribed_to_once() {
    var plan = sockets(List.of(ANA, BOB), Map.of("ana", List.of("41"), "bob", List.of("41", "42")));

    var topics = new ArrayList<Topic>();
    plan.wanted().values().forEach(topics::addAll);
    assertThat(topics).doesNotHaveDuplicates();
    assertThat(plan.atOnce()).contains("41", "42");
  }

  @Test
  void somebody_who_is_signed_in_costs_their_followers_nothing() {
    var plan = sockets(List.of(ANA, BOB), Map.of("ana", List.of("2", "41", "42", "43")));

    assertThat(plan.atOnce()).containsExactlyInAnyOrder("1", "2", "41", "42");
    assertThat(channels(plan, "ana")).containsExactlyInAnyOrder("1", "41", "42");
  }

  @Test
  void who_is_not_signed_in_has_their_favourites_looked_at() {
    var plan = sockets(List.of(ANA), Map.of("eve", List.of("41")));

    assertThat(plan.looked()).containsExactly("41");
    assertThat(plan.wanted()).containsOnlyKeys("ana");
  }

  private static Person moderator(String account, String twitchId, String... scopes) {
    return new Person(account, twitchId, account, Set.of(scopes), 1);
  }

  private static List<Topic> moderated(Plan plan) {
    return plan.wanted().values().stream()
        .flatMap(List::stream)
        .filter(topic -> topic.moderator().isPresent())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void one_moderator_of_a_favourite_is_told_what_all_of_them_may_know(boolean webhook) {
    var ann = moderator("ann", "7", FOLLOWERS, SHOUTOUTS);
    var ben = moderator("ben", "8", FOLLOWERS);
    var favourites = Map.of("ann", List.of("41", "42"), "ben", List.of("41"));
    var rights = Map.of("ann", Set.of("41", "50"), "ben", Set.of("41"));

    var plan = Plan.of(new Wishes(List.of(ann, ben), favourites, rights, webhook));

    assertThat(moderated(plan))
        .extracting(Topic::type)
        .containsExactlyInAnyOrder(
            "channel.follow", "channel.shoutout.create", "channel.shoutout.receive");
    assertThat(moderated(plan)).extracting(Topic::broadcaster).containsOnly("41");
    if (!webhook) {
      plan.wanted()
          .forEach((account, topics) ->
              assertThat(topics)
                  .extracting(topic -> topic.moderator().orElse(account.equals("ann") ? "7" : "8"))
                  .containsOnly(account.equals("ann") ? "7" : "8"));
    }
  }

  @Test
  void what_a_broadcaster_tells_themself_takes_no_moderator() {
    var ann = moderator("ann", "7", FOLLOWERS, SHOUTOUTS);
    var ben = moderator("ben", "8", FOLLOWERS);
    var rights = Map.of("ann", Set.of("7", "8"));
    var favourites = Map.of("ann", List.of("7", "8"));

    var plan = Plan.of(new Wishes(List.of(ann, ben), favourites, rights, false));

    assertThat(moderated(plan))
        .extracting(Topic::type)
        .containsExactlyInAnyOrder("channel.shoutout.create", "channel.shoutout.receive");
    assertThat(moderated(plan)).extracting(Topic::broadcaster).containsOnly("8");
  }

  @Test
  void a_moderator_of_many_fills_no_session() {
    var ids = IntStream.range(1_000, 2_000).mapToObj(Integer::toString).toList();
    var scopes = Right.ALL.stream().map(Right::scope).toArray(String[]::new);
    var ann = moderator("ann", "7", scopes);

    var plan =
        Plan.of(
            new Wishes(List.of(ann), Map.of("ann", ids), Map.of("ann", Set.copyOf(ids)), false));

    assertThat(plan.wanted().get("ann")).hasSizeLessThanOrEqualTo(300);
    assertThat(moderated(plan)).hasSize(3 * Plan.MODERATED_MAX);
    assertThat(moderated(plan))
        .extracting(Topic::broadcaster)
        .contains("1000")
        .doesNotContain("1080");
  }

  @Test
  void by_webhook_the_installation_pays_for_everybody() {
    var favourites = Map.of("eve", List.of("41", "42", "43"));
    var plan = Plan.of(new Wishes(List.of(BOB), favourites, Map.of(), true));

    assertThat(plan.wanted()).containsOnlyKeys(Plan.INSTALLATION);
    assertThat(plan.atOnce()).containsExactlyInAnyOrder("2", "41", "42", "43");
    assertThat(types(plan, Plan.INSTALLATION)).contains("channel.cheer");
  }

  @Test
  void by_webhook_those_whom_most_follow_come_first() {
    var favourites = new HashMap<String, List<String>>();
    favourites.put("all", IntStream.range(1_000, 4_000).mapToObj(Integer::toString).toList());
    favourites.put("one", List.of("3999"));

    var plan = Plan.of(new Wishes(List.of(), favourites, Map.of(), true));

    assertThat(plan.atOnce()).hasSize(2_000).contains("3999");
    assertThat(plan.looked()).hasSize(1_000);
  }

  private static Wishes some(Random random, boolean webhook) {
    var people = new ArrayList<Person>();
    var favourites = new HashMap<String, List<String>>();
    var moderated = new HashMap<String, Set<String>>();
    var scopes = Right.ALL.stream().map(Right::scope).toList();
    for (var i = 0; i < 30; i++) {
      var account = "a" + i;
      if (random.nextBoolean()) {
        people.add(new Person(account, Integer.toString(i), account, Set.copyOf(scopes), i));
      }
      var mine = new ArrayList<String>();
      random.ints(random.nextInt(8), 0, 60).distinct().forEach(id -> mine.add("" + id));
      favourites.put(account, mine);
      moderated.put(
          account, mine.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet()));
    }
    return new Wishes(people, favourites, moderated, webhook);
  }

  private static Set<String> all(Plan plan) {
    var all = new HashSet<String>();
    plan.wanted()
        .forEach((holder, topics) -> topics.forEach(topic -> all.add(holder + " " + topic)));
    return all;
  }

  /// What nobody in it allowed.
  private static boolean costs(Topic topic, Set<String> own) {
    return topic.condition().values().stream().noneMatch(own::contains);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nobody_pays_more_than_twitch_allows(boolean webhook) {
    for (var seed = 0; seed < 300; seed++) {
      var wishes = some(new Random(seed), webhook);
      var own = wishes.people().stream().map(Person::twitchId).collect(Collectors.toSet());

      var plan = Plan.of(wishes);

      plan.wanted()
          .forEach((holder, topics) -> {
            assertThat(topics.stream().filter(topic -> costs(topic, own)).count())
                .isLessThanOrEqualTo(holder.isEmpty() ? 10_000 : 10);
            assertThat(topics)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(webhook ? 10_000 : 300);
          });
      var everybody = new HashSet<String>();
      wishes.favourites().values().forEach(everybody::addAll);
      assertThat(plan.looked()).doesNotContainAnyElementsOf(plan.atOnce());
      everybody.removeAll(plan.atOnce());
      assertThat(plan.looked()).isEqualTo(everybody);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_change_of_one_favourite_changes_few_subscriptions(boolean webhook) {
    for (var seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var before = some(random, webhook);
      var favourites = new HashMap<>(before.favourites());
      var mine = new ArrayList<>(favourites.getOrDefault("a7", List.of()));
      if (mine.isEmpty() || random.nextBoolean()) {
        mine.remove("77");
        mine.addFirst("77");
      } else {
        mine.remove(random.nextInt(mine.size()));
      }
      favourites.put("a7", mine);

      var was = all(Plan.of(before));
      var is = all(Plan.of(new Wishes(before.people(), favourites, before.moderated(), webhook)));

      var changed = new HashSet<>(was);
      changed.addAll(is);
      var same = new HashSet<>(was);
      same.retainAll(is);
      changed.removeAll(same);
      // One channel comes, one goes, and each may have been or be another's; its moderators' too.
      assertThat(changed).hasSizeLessThanOrEqualTo(4 * (Plan.CHANNEL_COST + 3));
    }
  }
}
