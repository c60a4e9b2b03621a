package hubbub.web.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.observe.LiveSettings;
import hubbub.web.checklist.CheckList;
import hubbub.web.checklist.Item;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an owner looks after: the check-list, and the page with it.
public final class AdminRoutes {
  private final CheckList checkList;
  private final LiveSettings settings;
  private final Page page;
  private final Function<Request, Answer> notYours;

  /// The owner's page.
  @FunctionalInterface
  public interface Page {
    Answer show(Request request, List<Item> items, List<LiveSettings.Shown> settings);
  }

  /// @param notYours what everybody else sees there
  public AdminRoutes(
      CheckList checkList, LiveSettings settings, Page page, Function<Request, Answer> notYours) {
    this.checkList = checkList;
    this.settings = settings;
    this.page = page;
    this.notYours = notYours;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/checklist", Access.OWNER, _ -> list());
    routes.get("/admin", Access.OPEN, this::page);
  }

  record Items(List<Item> items, @Nullable String next) {}

  private Answer list() {
    return Answer.json(new Items(checkList.look(), null));
  }

  private Answer page(Request request) {
    return request.may(Access.OWNER)
        ? page.show(request, checkList.look(), settings.all())
        : notYours.apply(request).withStatus(403);
  }
}
