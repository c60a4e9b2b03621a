package hubbub.moodmodel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// The words that stood in at least two of the texts that were learned from, as a Bloom filter
/// (Bloom 1970): of a word that did not, it says in one of some thousand cases that it did.
public final class KnownWords {
  private static final int BITS = 1 << 19;
  private static final int PROBES = 4;

  private final byte[] bits;

  public KnownWords() {
    this(new byte[BITS / 8]);
  }

  private KnownWords(byte[] bits) {
    this.bits = bits;
  }

  /// @param hash from [Coverage#hash]
  public void add(int hash) {
    for (var probe = 0; probe < PROBES; probe++) {
      var bit = bit(hash, probe);
      bits[bit >>> 3] |= (byte) (1 << (bit & 7));
    }
  }

  boolean has(int hash) {
    for (var probe = 0; probe < PROBES; probe++) {
      var bit = bit(hash, probe);
      if ((bits[bit >>> 3] & 1 << (bit & 7)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int bit(int hash, int probe) {
    var step = (hash >>> 15) * 0x85ebca6b | 1;
    var mixed = hash + probe * step;
    return (mixed ^ (mixed >>> 13)) & (BITS - 1);
  }

  void write(DataOutputStream out) throws IOException {
    out.write(bits);
  }

  static KnownWords read(DataInputStream in) throws IOException {
    return new KnownWords(in.readNBytes(BITS / 8));
  }
}
