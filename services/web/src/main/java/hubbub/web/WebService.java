package hubbub.web;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.http.Keys;
import hubbub.platform.observe.LiveSettings;
import hubbub.platform.questions.FarAccounts;
import hubbub.platform.questions.FarPeoplePerPlace;
import hubbub.platform.storage.Database;
import hubbub.web.assets.AssetRoutes;
import hubbub.web.assets.Assets;
import hubbub.web.checklist.CheckList;
import hubbub.web.domain.Claim;
import hubbub.web.domain.Household;
import hubbub.web.domain.Invite;
import hubbub.web.domain.IssueToken;
import hubbub.web.facts.OnFacts;
import hubbub.web.feed.FeedRoom;
import hubbub.web.feed.LeftOut;
import hubbub.web.http.AdminRoutes;
import hubbub.web.http.OwnerRoutes;
import hubbub.web.http.TokenRoutes;
import hubbub.web.owner.KeyRing;
import hubbub.web.owner.TokenFile;
import hubbub.web.pages.AccountPages;
import hubbub.web.pages.ChannelPages;
import hubbub.web.pages.FavouritePages;
import hubbub.web.pages.Frame;
import hubbub.web.pages.PageRoutes;
import hubbub.web.store.SqlChannels;
import hubbub.web.store.SqlChosen;
import hubbub.web.store.SqlHousehold;
import hubbub.web.store.SqlOptOuts;
import hubbub.web.store.SqlSizes;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The door of the web service: its parts, and how they are joined.
public final class WebService implements Service {
  private static final String NAME = "web";

  /// How long a key may still work at one process that was taken away at another.
  private static final Duration KEYS = Duration.ofSeconds(1);

  /// How long one process may still show who opted out at another.
  private static final Duration OPT_OUTS = Duration.ofSeconds(5);

  /// How often is looked whether a new day began, to note how big the rows are.
  private static final Duration SIZES = Duration.ofHours(1);

  /// How long a setting may be another one in a process that was away when it was changed.
  private static final Duration SETTINGS = Duration.ofSeconds(2);

  private final Database database;
  private final LeftOut leftOut;
  private final Memory memory = new Memory();

  /// Of its own: it waits for other processes.
  private final Memory agreeing = new Memory();

  private final FeedRoom feed;
  private final Bus bus;
  private final OnFacts onFacts;
  private @Nullable Subscription hearing;
  private final Household household;
  private final Clock clock;
  private final TokenFile commandToken;
  private final Keys keys;
  private final OwnerRoutes owner;
  private final CheckList checkList;
  private final LiveSettings settings;

  public WebService(Platform platform) {
    var config = WebConfig.from(platform.settings());
    var routes = platform.routes();
    database = platform.storage().open(NAME);
    leftOut = new LeftOut(SqlOptOuts.all(database), platform.ticker());
    bus = platform.bus();
    onFacts = new OnFacts(database, leftOut);
    feed = new FeedRoom(config.feed(), bus, leftOut, routes, platform.clock(), platform.observe());
    var assets = new Assets();
    new AssetRoutes(assets).hang(routes);
    var frame = new Frame(assets);
    var pages =
        new PageRoutes(
            frame,
            feed,
            platform
                .questions()
                .whom(AskPeoplePerPlace.class, "people-per-place", FarPeoplePerPlace::new));
    pages.hang(routes);
    new AccountPages(frame).hang(routes);
    var channels = new SqlChannels(database);
    new FavouritePages(frame, channels::find).hang(routes);
    new ChannelPages(frame, pages, channels::find).hang(routes);
    household = new SqlHousehold(database);
    clock = platform.clock();
    commandToken = new TokenFile(platform.data());
    keys =
        new KeyRing(
            household,
            clock,
            commandToken.secret(),
            config.owner().publicCounts(),
            platform
                .questions()
                .whom(
                    AskAccounts.class, "accounts", far -> new FarAccounts(far, platform.ticker())));
    routes.guard(keys);
    owner =
        new OwnerRoutes(
            new Claim(household, clock, config.owner().sessionTime()),
            new Invite(household, clock, config.owner().linkTime()),
            household,
            keys,
            (request, said) -> pages.claim(request, said, routes.contentSecurity()));
    owner.hang(routes);
    new TokenRoutes(household, new IssueToken(household, clock, config.owner().tokensMax()))
        .hang(routes);
    settings = platform.observe().settings();
    settings.keptBy(new SqlChosen(database, clock));
    checkList =
        new CheckList(
            platform.observe().installation()::all,
            routes::reach,
            household,
            new SqlSizes(database),
            clock);
    var security = routes.contentSecurity();
    new AdminRoutes(
            checkList,
            settings,
            (request, items, shown) -> pages.admin(request, items, shown, security),
            request -> pages.ownersOnly(request, keys.claimed(), security))
        .hang(routes);
    routes.document(NAME, "openapi/web.yaml");
  }

  /// Whether the house has an owner.
  public boolean claimed() {
    return keys.claimed();
  }

  /// A new one-time link for the owner, to be put after the page's address; the one before stops
  /// working.
  public String newOwnerLink() {
    return owner.newLink();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    household.tidy(clock.instant());
    commandToken.write();
    hearing = bus.hear(onFacts);
    memory.refresh(KEYS, household::refresh);
    settings.agreeHere();
    agreeing.refresh(SETTINGS, settings::agree);
    memory.refresh(SIZES, () -> Thread.ofVirtual().name("web-sizes").start(checkList::note));
    memory.refresh(OPT_OUTS, () -> leftOut.renew(SqlOptOuts.all(database)));
    feed.start();
  }

  @Override
  public void stop() {
    memory.stop();
    agreeing.stop();
    feed.stop();
    if (hearing != null) {
      hearing.close();
    }
    commandToken.delete();
  }
}
