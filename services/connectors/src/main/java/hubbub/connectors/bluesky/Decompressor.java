package hubbub.connectors.bluesky;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent.Why;
import java.io.IOException;

/// Makes messages plain that zstd compressed, in one buffer. For one thread. What it holds lies
/// outside of Java's memory, so it must be closed.
final class Decompressor implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final Dictionary dictionary;
  private final int messageMax;
  private final ZstdDictDecompress digested;
  private final ZstdDecompressCtx context;
  private byte[] plain = new byte[BUFFER];

  /// @param messageMax bytes of a plain message
  /// @throws IOException if the dictionary is broken, or this machine can't run zstd
  Decompressor(Dictionary dictionary, int messageMax) throws IOException {
    this.dictionary = dictionary;
    this.messageMax = messageMax;
    try {
      digested = new ZstdDictDecompress(dictionary.bytes());
      context = new ZstdDecompressCtx();
      context.loadDict(digested);
    } catch (LinkageError e) {
      throw new Unable(e);
    } catch (RuntimeException e) {
      throw new IOException("the dictionary is broken", e);
    }
  }

  Dictionary dictionary() {
    return dictionary;
  }

  /// A plain message. It stands there until the next one.
  ///
  /// @throws Broken if it is none, or beyond the bound
  /// @throws OtherDictionary if it was compressed with another dictionary
  Frames.Slice plain(Frames.Slice packed) throws Broken, OtherDictionary {
    var size = Zstd.getFrameContentSize(packed.bytes(), packed.from(), packed.length());
    if (size > messageMax) {
      throw new Broken(Why.TOO_LONG);
    }
    // One that doesn't say how long it is may take all.
    var needed = size < 0 ? messageMax : (int) size;
    if (plain.length < needed) {
      plain = new byte[Math.min(Math.max(needed, plain.length * 2), messageMax)];
    }
    try {
      var length =
          context.decompressByteArray(
              plain, 0, plain.length, packed.bytes(), packed.from(), packed.length());
      return new Frames.Slice(plain, 0, length, false);
    } catch (ZstdException e) {
      if (e.getErrorCode() == Zstd.errDictionaryWrong()) {
        throw new OtherDictionary();
      }
      var isLong = e.getErrorCode() == Zstd.errDstSizeTooSmall() && plain.length == messageMax;
      throw new Broken(isLong ? Why.TOO_LONG : Why.NOT_ZSTD);
    }
  }

  @Override
  public void close() {
    context.close();
    digested.close();
  }

  /// A message that can't be made plain.
  static final class Broken extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    final Why why;

    Broken(Why why) {
      super(why.name(), null, false, false);
      this.why = why;
    }
  }

  /// The instance has another dictionary by now.
  static final class OtherDictionary extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    OtherDictionary() {
      super("compressed with another dictionary");
    }
  }

  /// The library has nothing for this machine, or may not be loaded.
  static final class Unable extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Unable(LinkageError cause) {
      super("zstd can't run on this machine", cause);
    }
  }
}
