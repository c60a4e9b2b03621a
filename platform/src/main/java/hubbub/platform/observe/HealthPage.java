package hubbub.platform.observe;

import hubbub.platform.bus.HearerState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The health page for people. It needs nothing else of the house: when pages are away, this stays.
final class HealthPage {
  static final String STYLE =
      """
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
      caption { text-align: left; font-weight: 600; padding: .5rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0;
        border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
      .trouble { color: light-dark(#b3261e, #ffb4ab); font-weight: 600; }
      .away { color: light-dark(#fff, #2b0a08); background: light-dark(#b3261e, #ffb4ab);
        font-weight: 600; padding: 0 .4rem; border-radius: .2rem; }
      @media (max-width: 640px) {
        body { margin: 1rem auto; }
        table { font-size: .85rem; }
        th, td { padding-right: .4rem; overflow-wrap: anywhere; }
      }
      """;

  private HealthPage() {}

  static String of(ObserveRoutes.Shown shown) {
    var page = new StringBuilder(2_000);
    page.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Health · Hubbub</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/health/style.css">
        </head>
        <body>
        <main>
        <h1>Health</h1>
        """);
    page.append("<p>All in all: ").append(state(shown.state())).append("</p>\n");
    if (!shown.parts().isEmpty()) {
      parts(page, shown.parts());
    }
    if (!shown.hearers().isEmpty()) {
      hearers(page, shown.hearers());
    }
    shown.processes().forEach(process -> process(page, process));
    return page.append("<p><a href=\"/\">Hubbub</a></p>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void parts(StringBuilder page, Map<String, Health.Report> parts) {
    page.append("<table><caption>Parts</caption>\n<thead><tr><th scope=\"col\">part</th>")
        .append("<th scope=\"col\">state</th><th scope=\"col\">notes</th>")
        .append("<th scope=\"col\">figures</th></tr></thead>\n<tbody>\n");
    parts.forEach((name, report) ->
        page.append("<tr><th scope=\"row\">")
            .append(escape(name))
            .append("</th><td>")
            .append(state(report.state()))
            .append("</td><td>")
            .append(notes(report))
            .append("</td><td>")
            .append(escape(figures(report)))
            .append("</td></tr>\n"));
    page.append("</tbody></table>\n");
  }

  private static void process(StringBuilder page, Processes.Shown process) {
    page.append("<h2>")
        .append(escape(String.join(", ", process.services())))
        .append("</h2>\n<p>At ")
        .append(escape(process.address()))
        .append(": ")
        .append(state(process.state()))
        .append("</p>\n");
    parts(page, process.parts());
    if (!process.hearers().isEmpty()) {
      hearers(page, process.hearers());
    }
  }

  private static void hearers(StringBuilder page, List<HearerState> hearers) {
    page.append("<table><caption>Hearers of facts</caption>\n<thead><tr>")
        .append("<th scope=\"col\">hearer</th><th scope=\"col\">hears</th>")
        .append("<th scope=\"col\">batches behind</th><th scope=\"col\">dead letters</th>")
        .append("<th scope=\"col\">trouble</th></tr></thead>\n<tbody>\n");
    hearers.forEach(hearer -> row(page, hearer));
    page.append("</tbody></table>\n");
  }

  private static void row(StringBuilder page, HearerState hearer) {
    var trouble = hearer.trouble();
    page.append("<tr><th scope=\"row\">")
        .append(escape(hearer.hearer()))
        .append("</th><td>")
        .append(escape(hearer.producer()))
        .append("</td><td>")
        .append(hearer.behind())
        .append("</td><td>")
        .append(hearer.deadLetters())
        .append("</td><td>")
        .append(trouble == null ? "" : "<span class=\"trouble\">" + escape(trouble) + "</span>")
        .append("</td></tr>\n");
  }

  private static String state(Health.State state) {
    return switch (state) {
      case FINE -> "fine";
      case TROUBLE -> "<span class=\"trouble\">trouble</span>";
      case AWAY -> "<span class=\"away\">away</span>";
    };
  }

  private static String notes(Health.Report report) {
    var notes = report.notes().stream().map(HealthPage::escape).collect(Collectors.joining("<br>"));
    return report.state() == Health.State.FINE || notes.isEmpty()
        ? notes
        : "<span class=\"trouble\">" + notes + "</span>";
  }

  private static String figures(Health.Report report) {
    return report.figures().entrySet().stream()
        .map(figure -> figure.getKey() + " " + figure.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
