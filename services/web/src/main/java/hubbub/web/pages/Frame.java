package hubbub.web.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import hubbub.contracts.accounts.Account;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.ContentSecurity;
import hubbub.platform.http.Request;
import hubbub.web.assets.Assets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What every page is painted with: the templates, and what stands around a page's content.
public final class Frame {
  private static final String TEMPLATES = "hubbub.web.pages.templates";

  private final Assets assets;
  private final Supplier<Fixed> fixed = new Once<>(this::fix);

  public Frame(Assets assets) {
    this.assets = assets;
  }

  /// What is the same for every request, made at the first one.
  private record Fixed(TemplateEngine engine, String importMap) {}

  /// What a page is, whoever asks for it.
  ///
  /// @param title without the product's name
  /// @param description a sentence for link previews
  /// @param path where it is; empty where that doesn't matter
  /// @param module the file that brings it to life
  /// @param needs files that it will need, the header's last
  /// @param sheets the files of its own styles, in order
  /// @param whole whether it takes the whole window, without a footer
  record Page(
      String title,
      String description,
      String path,
      String module,
      List<String> needs,
      List<String> sheets,
      boolean whole) {}

  private Fixed fix() {
    var loader = Frame.class.getClassLoader();
    var engine = TemplateEngine.createPrecompiled(null, ContentType.Html, loader, TEMPLATES);
    return new Fixed(engine, assets.importMap());
  }

  Shell shell(Request request, Page page) {
    return new Shell(
        page.title(),
        page.description(),
        page.path(),
        request.may(Access.OWNER),
        request.may(Access.DIRECTORY),
        request.caller().account().map(Account::name).orElse(""),
        Theme.of(request),
        fixed.get().importMap(),
        assets.styles().address(),
        page.whole(),
        page.sheets().stream().map(name -> assets.get(name).address()).toList(),
        assets.get(page.module()).address(),
        page.needs().stream().map(name -> assets.get(name).address()).toList());
  }

  /// A page of whoever is signed in; everybody else signs in first. The owner by the link alone
  /// makes an account of their own.
  ///
  /// @param more what the template wants besides the account
  Answer own(
      Request request,
      Page page,
      String template,
      Map<String, Object> more,
      ContentSecurity security) {
    var account = request.caller().account();
    if (account.isEmpty()) {
      return Answer.seeOther(request.caller().owner() ? "/register" : "/login?to=" + page.path());
    }
    var parameters = new HashMap<String, Object>(more);
    parameters.put("shell", shell(request, page));
    parameters.put("account", account.get());
    return page(template, parameters, security);
  }

  Answer page(String template, Map<String, Object> parameters, ContentSecurity security) {
    security.allowInlineScript(fixed.get().importMap());
    var out = new StringOutput();
    fixed.get().engine().render(template, parameters, out);
    return Answer.html(out.toString()).with("Cache-Control", "no-store");
  }
}
