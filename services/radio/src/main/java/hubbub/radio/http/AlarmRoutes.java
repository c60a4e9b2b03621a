package hubbub.radio.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.radio.alarms.Alarms;
import hubbub.radio.alarms.Raised;
import java.time.Instant;
import java.util.List;

/// Tells of a channel's alarms to those who go on air there, and to the owner.
public final class AlarmRoutes {
  private final Alarms alarms;
  private final Hosts hosts;

  public AlarmRoutes(Alarms alarms, Hosts hosts) {
    this.alarms = alarms;
    this.hosts = hosts;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/channels/{name}/alarms", Access.CHANNELS, this::list);
  }

  /// Those that stand, the oldest first.
  record All(List<AlarmJson> alarms) {}

  /// An alarm, as the document has it.
  record AlarmJson(String kind, String mount, Instant since, String text) {
    static AlarmJson of(Raised raised) {
      var alarm = raised.alarm();
      return new AlarmJson(alarm.kind(), raised.mount(), raised.since(), alarm.text());
    }
  }

  private Answer list(Request request) {
    var channel = hosts.channel(request);
    return Answer.json(new All(alarms.of(channel).stream().map(AlarmJson::of).toList()));
  }
}
