package hubbub.radio;

import hubbub.radio.air.Ending;
import hubbub.radio.air.Records;
import hubbub.radio.air.Wanted;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;

/// Two that keep what sources bring, each by itself.
record Both(Records one, Records other) implements Records {
  @Override
  public Track begin(Wanted wanted, Format format) {
    return new Tracks(one.begin(wanted, format), other.begin(wanted, format));
  }

  private record Tracks(Track one, Track other) implements Track, OpusPackets {
    @Override
    public void take(byte[] head, Piece piece) {
      one.take(head, piece);
      other.take(head, piece);
    }

    @Override
    public OpusPackets packets() {
      return this;
    }

    @Override
    public void begin(byte[] opusHead) {
      one.packets().begin(opusHead);
      other.packets().begin(opusHead);
    }

    @Override
    public void packet(byte[] packet, long micros) {
      one.packets().packet(packet, micros);
      other.packets().packet(packet, micros);
    }

    @Override
    public void gone(Ending how) {
      one.gone(how);
      other.gone(how);
    }

    @Override
    public void rest() {
      one.rest();
      other.rest();
    }
  }
}
