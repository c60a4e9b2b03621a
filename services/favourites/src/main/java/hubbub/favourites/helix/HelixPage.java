package hubbub.favourites.helix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One page of a list of Twitch's.
///
/// @param next where the next page begins; empty on the last
public record HelixPage<T>(List<T> items, String next) {
  public HelixPage {
    items = List.copyOf(items);
  }

  /// All pages one after the other, up to a bound. What is no answer to one of them is none to all.
  ///
  /// @param page asks for the one that begins there; empty for the first
  public static <T> HelixAnswer<List<T>> all(
      int pagesMax, Function<String, HelixAnswer<HelixPage<T>>> page) {
    var all = new ArrayList<T>();
    var after = "";
    for (var at = 0; at < pagesMax; at++) {
      switch (page.apply(after)) {
        case HelixAnswer.Answered<HelixPage<T>>(var found) -> {
          all.addAll(found.items());
          after = found.next();
        }
        case HelixAnswer.Refused<HelixPage<T>>(var status, var words) -> {
          return new HelixAnswer.Refused<>(status, words);
        }
        case HelixAnswer.Away<HelixPage<T>>(var until) -> {
          return new HelixAnswer.Away<>(until);
        }
        case HelixAnswer.NoKey<HelixPage<T>> _ -> {
          return new HelixAnswer.NoKey<>();
        }
      }
      if (after.isEmpty()) {
        break;
      }
    }
    return new HelixAnswer.Answered<>(all);
  }
}
