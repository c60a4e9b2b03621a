package hubbub.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/// The walls of the house. A red rule means: move the class, or write an ADR and move the wall.
@AnalyzeClasses(packages = "hubbub", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String[] SERVICES =
      Arrays.stream(Product.values())
          .map(part -> "hubbub." + part.room() + "..")
          .toArray(String[]::new);

  private static final DescribedPredicate<JavaClass> OF_A_SERVICE =
      resideInAnyPackage(SERVICES).as("of a service");

  @ArchTest
  static final ArchRule a_domain_knows_no_technology =
      classes()
          .that()
          .resideInAPackage("hubbub.*.domain..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "hubbub.*.domain..", "hubbub.contracts..", "java..", "org.jspecify.."))
          .andShould()
          .onlyDependOnClassesThat(
              DescribedPredicate.not(resideInAnyPackage("java.sql..", "java.net.http..")));

  @ArchTest
  static final ArchRule services_meet_only_in_contracts =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                  return OF_A_SERVICE.test(javaClass)
                      ? SliceIdentifier.of(serviceOf(javaClass))
                      : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                  return "services";
                }
              })
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule contracts_know_nobody =
      classes()
          .that()
          .resideInAPackage("hubbub.contracts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("hubbub.contracts..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule the_ground_floor_knows_no_service =
      noClasses()
          .that()
          .resideInAPackage("hubbub.platform..")
          .should()
          .dependOnClassesThat(OF_A_SERVICE)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("hubbub.app..");

  @ArchTest
  static final ArchRule only_app_sees_app =
      noClasses()
          .that()
          .resideOutsideOfPackage("hubbub.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("hubbub.app..");

  @ArchTest
  static final ArchRule only_app_sees_the_broker =
      noClasses()
          .that()
          .resideOutsideOfPackages("hubbub.app..", "hubbub.platform.rabbitmq..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("hubbub.platform.rabbitmq..", "com.rabbitmq..");

  @ArchTest
  static final ArchRule only_doors_hold_the_platform =
      noClasses()
          .that(OF_A_SERVICE)
          .and()
          .areNotAssignableTo(Service.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Platform.class);

  @ArchTest
  static final ArchRule doors_are_called_service_and_nothing_else_is =
      classes()
          .that(OF_A_SERVICE)
          .and(simpleNameEndingWith("Service"))
          .should()
          .implement(Service.class);

  /// A service's own package, its door and its config, stands before its rooms and knows them all.
  @ArchTest
  static final ArchRule rooms_form_no_cycles =
      slices().matching("hubbub.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule time_is_a_clock =
      noClasses()
          .that(OF_A_SERVICE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  /// Outside a domain a loop may measure its own work by the machine's clock.
  @ArchTest
  static final ArchRule a_domain_has_no_stopwatch =
      noClasses()
          .that()
          .resideInAPackage("hubbub.*.domain..")
          .should()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule nobody_prints_but_the_command_line_and_the_log =
      noClasses()
          .that()
          .resideOutsideOfPackages("hubbub.app..", "hubbub.platform.observe..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static String serviceOf(JavaClass javaClass) {
    var afterHubbub = javaClass.getPackageName().substring("hubbub.".length());
    var dot = afterHubbub.indexOf('.');
    return dot < 0 ? afterHubbub : afterHubbub.substring(0, dot);
  }
}
