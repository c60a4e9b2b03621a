package hubbub.app.journeys;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/// Pictures that move.
final class Moving {
  private static final int SIDE = 24;

  private Moving() {}

  /// A GIF that begins red and ends blue, as numbers from 0 to 255.
  static List<Integer> redThenBlue() {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (var color : List.of(Color.RED, Color.BLUE)) {
        var frame = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var drawn = frame.createGraphics();
        drawn.setColor(color);
        drawn.fillRect(0, 0, SIDE, SIDE);
        drawn.dispose();
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    var numbers = new ArrayList<Integer>();
    for (var one : bytes.toByteArray()) {
      numbers.add(Byte.toUnsignedInt(one));
    }
    return numbers;
  }
}
