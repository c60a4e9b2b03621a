package hubbub.web.pages;

import java.util.List;
import java.util.Locale;

/// What every page has around its content.
///
/// @param title what it is, without the product's name
/// @param description a sentence for link previews
/// @param path where it is: `/crowd`
/// @param owner whether it is shown to the owner
/// @param directory whether who sees it may read the directory
/// @param name of whoever is signed in; empty if nobody is
/// @param theme `dark`, `light`, or empty for the visitor's own setting
/// @param importMap exactly as the content security policy allows it
/// @param styles the address of the styles
/// @param whole whether the content takes the whole window, without a footer
/// @param sheets addresses of the page's own styles, in order
/// @param module the module that brings it to life, as the import map names it
/// @param preload addresses of modules that it will need
public record Shell(
    String title,
    String description,
    String path,
    boolean owner,
    boolean directory,
    String name,
    String theme,
    String importMap,
    String styles,
    boolean whole,
    List<String> sheets,
    String module,
    List<String> preload) {

  /// The letter that stands for whoever is signed in.
  public String letter() {
    return name.substring(0, 1).toUpperCase(Locale.ROOT);
  }

  public boolean at(String other) {
    return path.equals(other);
  }
}
