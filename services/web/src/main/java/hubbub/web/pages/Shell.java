package hubbub.web.pages;

import java.util.List;

/// What every page has around its content.
///
/// @param title what it is, without the product's name
/// @param description a sentence for link previews
/// @param path where it is: `/crowd`
/// @param owner whether it is shown to the owner
/// @param directory whether who sees it may read the directory
/// @param theme `dark`, `light`, or empty for the visitor's own setting
/// @param importMap exactly as the content security policy allows it
/// @param styles the address of the styles
/// @param module the module that brings it to life, as the import map names it
/// @param preload addresses of modules that it will need
public record Shell(
    String title,
    String description,
    String path,
    boolean owner,
    boolean directory,
    String theme,
    String importMap,
    String styles,
    String module,
    List<String> preload) {

  public boolean at(String other) {
    return path.equals(other);
  }
}
