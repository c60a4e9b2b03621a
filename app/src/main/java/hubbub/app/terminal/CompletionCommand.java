package hubbub.app.terminal;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hubbub completion`.
@Command(
    name = "completion",
    header = "print a script by which a shell completes commands and options",
    description =
        "For a session: source <(./hubbub completion bash). For always: put that into ~/.bashrc or ~/.zshrc.",
    footer = {"./hubbub completion bash", "./hubbub completion zsh"})
public final class CompletionCommand implements Callable<Integer> {
  private final Screen screen;

  /// The shells that understand the script.
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell = Shell.BASH;

  @Spec private @Nullable CommandSpec spec;

  public CompletionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var script = AutoComplete.bash("hubbub", requireNonNull(spec).root().commandLine());
    screen.line(
        switch (shell) {
          case BASH -> script;
          // The script is bash's; zsh can read it after this.
          case ZSH ->
              "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"
                  + script;
        });
    return 0;
  }
}
