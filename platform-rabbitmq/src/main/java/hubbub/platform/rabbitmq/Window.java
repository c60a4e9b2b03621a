package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import hubbub.platform.rabbitmq.Wire.Arrived;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.RelayedOutbox.Parcel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What is on its way to the broker. The broker's answers come on its own thread.
final class Window {
  private final int parcelsMax;
  private final long bytesMax;
  private final NavigableMap<Long, Parcel> sent = new TreeMap<>();
  private final Set<Place> returned = new HashSet<>();
  private final List<Parcel> confirmed = new ArrayList<>();
  private final List<Parcel> again = new ArrayList<>();
  private final Runnable bell;
  private long bytes;
  private boolean homeless;

  /// @param bell rung at every answer
  Window(int parcelsMax, long bytesMax, Runnable bell) {
    this.parcelsMax = parcelsMax;
    this.bytesMax = bytesMax;
    this.bell = bell;
  }

  /// How many more may be sent now.
  synchronized int room() {
    return bytes >= bytesMax ? 0 : Math.max(0, parcelsMax - sent.size() - again.size());
  }

  synchronized void sending(long sequence, Parcel parcel) {
    sent.put(sequence, parcel);
    bytes += parcel.facts().length;
  }

  /// The broker has them.
  synchronized void confirmed(long sequence, boolean andAllBefore) {
    for (var parcel : take(sequence, andAllBefore)) {
      if (returned.remove(new Place(parcel.mark(), parcel.number()))) {
        again.add(parcel);
      } else {
        confirmed.add(parcel);
      }
    }
    bell.run();
  }

  /// The broker could not keep them.
  synchronized void refused(long sequence, boolean andAllBefore) {
    again.addAll(take(sequence, andAllBefore));
    bell.run();
  }

  /// The broker knows no queue for it; its confirmation follows and means nothing.
  synchronized void returned(BasicProperties properties, byte[] body) {
    Wire.arrived(properties, body).map(Place::of).ifPresent(returned::add);
    homeless = true;
  }

  private List<Parcel> take(long sequence, boolean andAllBefore) {
    var answered = sent.subMap(andAllBefore ? 0 : sequence, true, sequence, true);
    var parcels = List.copyOf(answered.values());
    answered.clear();
    parcels.forEach(parcel -> bytes -= parcel.facts().length);
    return parcels;
  }

  /// Those that were confirmed since the last call.
  synchronized List<Parcel> takeConfirmed() {
    var parcels = List.copyOf(confirmed);
    confirmed.clear();
    return parcels;
  }

  /// Those that must be sent again.
  synchronized List<Parcel> takeAgain() {
    var parcels = List.copyOf(again);
    again.clear();
    return parcels;
  }

  /// Whether queues were missing since the last call.
  synchronized boolean takeHomeless() {
    var was = homeless;
    homeless = false;
    return was;
  }

  private record Place(Mark mark, long number) {
    static Place of(Arrived arrived) {
      return new Place(arrived.mark(), arrived.number());
    }
  }
}
