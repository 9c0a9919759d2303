package org.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;

/** The rules of the house, held by the build. */
@AnalyzeClasses(packages = "org.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PROTOCOL_DEPENDS_ON_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage("..protocol..")
            .should()
            .dependOnClassesThat(resideOutside("org.parley.protocol.."));

    @ArchTest
    static final ArchRule CONFIG_DEPENDS_ON_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage("..config..")
            .should()
            .dependOnClassesThat(resideOutside("org.parley.config.."));

    @ArchTest
    static final ArchRule IDENTITY_DEPENDS_ON_VALUES_ONLY = noClasses()
            .that()
            .resideInAPackage("..identity..")
            .should()
            .dependOnClassesThat(
                    resideOutside("org.parley.identity..", "org.parley.protocol..", "org.parley.config.."));

    @ArchTest
    static final ArchRule WEBSOCKET_HAS_ONE_HOME = home("jakarta.websocket..", "org.parley.socket..");

    @ArchTest
    static final ArchRule REST_HAS_ONE_HOME = home("jakarta.ws.rs..", "org.parley.api..");

    @ArchTest
    static final ArchRule PERSISTENCE_HAS_ONE_HOME = home(
            "jakarta.persistence..",
            "org.parley.database..",
            "org.parley.log.jpa..",
            "org.parley.account..",
            "org.parley.backplane.jpa..",
            "org.parley.moderation..");

    @ArchTest
    static final ArchRule SERVLETS_STAND_IN_FRONT = home("jakarta.servlet..", "org.parley.web..");

    @ArchTest
    static final ArchRule JOSE_HAS_ONE_HOME = home("org.jose4j..", "org.parley.token..");

    @ArchTest
    static final ArchRule HTML_HAS_ONE_HOME = home("org.owasp..", "org.parley.markup..");

    @ArchTest
    static final ArchRule JSON_HAS_ONE_HOME = home("jakarta.json..", "org.parley.protocol..");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_SEEN_BY_WHO_CHOOSES_THEM = noClasses()
            .that()
            .resideOutsideOfPackages("org.parley.log.jpa..", "org.parley.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.parley.log.jpa..");

    @ArchTest
    static final ArchRule THE_DATABASE_IS_SEEN_BY_WHAT_LIVES_IN_IT = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.parley.database..",
                    "org.parley.log.jpa..",
                    "org.parley.account..",
                    "org.parley.backplane.jpa..",
                    "org.parley.moderation..",
                    "org.parley.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.parley.database..");

    @ArchTest
    static final ArchRule DRIVERS_ARE_KNOWN_TO_THE_DATABASE_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("org.parley.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.zaxxer..", "org.h2..", "org.flywaydb..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("org.parley.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule ONLY_THE_PORTABLE_WIRES_TOUCH_THE_REMOTE_ENDPOINT = noClasses()
            .that()
            .doNotHaveSimpleName("PortableWire")
            .and()
            .doNotHaveSimpleName("WriterWire")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.websocket\\.RemoteEndpoint.*");

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("org.parley.run..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule THREADS_HAVE_ONE_OWNER = noClasses()
            .that()
            .resideOutsideOfPackage("org.parley.threads..")
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadPoolExecutor");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");

    private static ArchRule home(String api, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(api);
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
        return JavaClass.Predicates.resideInAPackage("org.parley..")
                .and(JavaClass.Predicates.resideOutsideOfPackages(packages));
    }
}
