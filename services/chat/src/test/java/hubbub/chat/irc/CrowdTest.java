package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.PinnedClock;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a room says goes to its members: at once, or gathered.
class CrowdTest {
  private static final Duration GATHER = Duration.ofMillis(50);

  private final PinnedClock clock = new PinnedClock();
  private final EmbeddedChannel loop = new EmbeddedChannel();
  private final Lane lane = new Lane(loop.eventLoop(), clock.ticker(), GATHER);
  private final Crowd crowd = new Crowd(lane, GATHER);

  @BeforeEach
  void standStill() {
    loop.freezeTime();
  }

  private static final class Ear extends Peer {
    final List<String> heard = new ArrayList<>();

    Ear(Lane lane) {
      super(lane, (_, _) -> {});
    }

    @Override
    void send(String lines) {
      heard.add(lines);
    }

    @Override
    void deliver(Batch batch) {
      var bytes = batch.bytes(UnpooledByteBufAllocator.DEFAULT);
      assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(batch.text());
      if (batch.length() > 0) {
        heard.add(batch.text());
      }
    }

    @Override
    void end(String lines, String why) {}

    @Override
    boolean takes() {
      return true;
    }

    @Override
    String address() {
      return "192.0.2.1";
    }
  }

  @Test
  void in_a_quiet_room_everything_is_heard_at_once() {
    var ears = ears(1_000);

    crowd.take(cry("one", "nobody"));
    pass(GATHER);
    crowd.take(cry("two", "nobody"));

    assertThat(ears.getFirst().heard).containsExactly("one", "two");
    assertThat(ears.getLast().heard).containsExactly("one", "two");
  }

  @Test
  void in_a_busy_room_what_is_said_is_gathered_no_longer_than_the_bound() {
    var ears = ears(1_000);

    crowd.take(cry("one", "nobody"));
    crowd.take(cry("two", "nobody"));
    pass(GATHER.minusMillis(1));
    crowd.take(cry("three", "nobody"));

    assertThat(ears.getFirst().heard).containsExactly("one");
    pass(Duration.ofMillis(1));
    assertThat(ears.getFirst().heard).containsExactly("one", "twothree");
  }

  @Test
  void a_small_room_gathers_for_as_long_as_sending_to_it_is_worth() {
    var ears = ears(20);

    crowd.take(cry("one", "nobody"));
    crowd.take(cry("two", "nobody"));
    pass(Duration.ofMillis(1));

    assertThat(ears.getFirst().heard).containsExactly("one", "two");
  }

  @Test
  void whoever_said_it_does_not_hear_it_and_all_others_do() {
    var ears = ears(3);
    var speaker = ears.get(1);

    crowd.take(cry("one", speaker));
    crowd.take(cry("two", "nobody"));
    crowd.take(cry("three", speaker));
    pass(GATHER);

    assertThat(speaker.heard).containsExactly("two");
    assertThat(ears.getFirst().heard).containsExactly("one", "twothree");
    assertThat(ears.getLast().heard).containsExactly("one", "twothree");
  }

  @Test
  void a_thing_can_be_for_nobody_of_a_name() {
    var ears = ears(2);
    ears.getFirst().loggedIn("ana", _ -> true, _ -> "");

    crowd.take(cry("ana is here", "ana"));

    assertThat(ears.getFirst().heard).isEmpty();
    assertThat(ears.getLast().heard).containsExactly("ana is here");
  }

  @Test
  void whoever_comes_does_not_hear_what_was_said_before() {
    ears(1_000);
    crowd.take(cry("one", "nobody"));
    crowd.take(cry("two", "nobody"));
    var late = new Ear(lane);

    crowd.add(late);
    crowd.take(cry("three", "nobody"));
    pass(GATHER);

    assertThat(late.heard).containsExactly("three");
  }

  @Test
  void whoever_leaves_hears_nothing_more() {
    var ears = ears(3);
    crowd.take(cry("one", "nobody"));
    crowd.take(cry("two", "nobody"));

    assertThat(crowd.remove(ears.getFirst())).isFalse();
    pass(GATHER);

    assertThat(ears.getFirst().heard).containsExactly("one");
    assertThat(ears.getLast().heard).containsExactly("one", "two");
    assertThat(crowd.remove(ears.get(1))).isFalse();
    assertThat(crowd.remove(ears.get(2))).isTrue();
  }

  @Test
  void each_kind_hears_its_own_words() {
    var ears = ears(2);
    ears.getFirst().kind(Sample.FULL);

    crowd.take(new Cry(List.of(new Cry.Call("nobody", kind -> kind.tags() ? "with" : "without"))));

    assertThat(ears.getFirst().heard).containsExactly("with");
    assertThat(ears.getLast().heard).containsExactly("without");
  }

  @Test
  void lines_are_written_once_for_all_of_a_kind() {
    var ears = ears(100);
    var written = new ArrayList<String>();

    crowd.take(
        new Cry(
            List.of(
                new Cry.Call(
                    "nobody",
                    _ -> {
                      written.add("once");
                      return "line";
                    }))));

    assertThat(written).hasSize(1);
    assertThat(ears.getLast().heard).containsExactly("line");
  }

  private List<Ear> ears(int count) {
    var ears = new ArrayList<Ear>();
    for (var i = 0; i < count; i++) {
      var ear = new Ear(lane);
      ears.add(ear);
      crowd.add(ear);
    }
    return ears;
  }

  private static Cry cry(String text, Object notFor) {
    return new Cry(List.of(new Cry.Call(notFor, _ -> text)));
  }

  private void pass(Duration time) {
    clock.pass(time);
    loop.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    loop.runScheduledPendingTasks();
  }
}
