package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What waits on WebSockets is bounded, in both directions.
class WaitingTest {
  @Test
  void a_few_long_texts_fill_an_inbox_as_many_short_ones_do() throws InterruptedException {
    var inbox = new Inbox(1_000);

    inbox.add(new Inbox.Heard.Text("x".repeat(600)));
    assertThat(inbox.fills("x".repeat(399))).isFalse();
    assertThat(inbox.fills("x".repeat(400))).isTrue();
    assertThat(inbox.hasRoom()).isFalse();

    assertThat(inbox.take()).isInstanceOf(Inbox.Heard.Text.class);
    assertThat(inbox.hasRoom()).isTrue();

    for (var i = 0; i < 62; i++) {
      inbox.add(new Inbox.Heard.Text(""));
    }
    assertThat(inbox.fills("")).isFalse();
    inbox.add(new Inbox.Heard.Writable());
    assertThat(inbox.fills("")).isTrue();
    assertThat(inbox.hasRoom()).isFalse();
  }

  @Test
  void at_the_bound_of_all_only_who_keeps_up_gets_more() {
    var backlog = new Backlog(1_000);
    assertThat(backlog.take(900, 0)).isTrue();

    assertThat(backlog.take(200, 900)).isFalse();
    assertThat(backlog.take(200, 0)).isTrue();
    assertThat(backlog.take(1, 200)).isFalse();

    backlog.sent(900);
    assertThat(backlog.take(200, 200)).isTrue();
  }
}
