package dev.breakwater.console;

import dev.breakwater.FreshDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole program, on a database and a sandbox of its own in which the story has been played as far as the mistake
 * of 2 a.m.; all such tests share one start, so none may declare anything of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = ConsoleForTests.Whole.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "breakwater.access.demo-users=true",
            "breakwater.access.users[0].name=guessed",
            "breakwater.access.users[0].password={bcrypt}$2a$04$20DyxX4nZJvQ3tzIRNAm4OJxNG5TeaVL8lipaG.k9/uYaPqh/kwgW",
            "breakwater.access.users[0].roles=auditor",
            "breakwater.access.users[1].name=newcomer",
            "breakwater.access.users[1].password={bcrypt}$2a$04$tdaHtI2DMyMUoJATcs4huOv9ayV/AiK8Vam217wlBsE50rBALHqmi",
            "breakwater.access.users[1].roles=owner",
            "breakwater.access.users[1].tenants=newcomer",
            "breakwater.access.users[2].name=latecomer",
            "breakwater.access.users[2].password={bcrypt}$2a$04$tdaHtI2DMyMUoJATcs4huOv9ayV/AiK8Vam217wlBsE50rBALHqmi",
            "breakwater.access.users[2].roles=owner",
            "breakwater.access.users[2].tenants=latecomer",
            "breakwater.access.oidc.name=Harbour ID",
            "breakwater.access.oidc.client-id=breakwater",
            "breakwater.access.oidc.client-secret=a-secret-of-two-that-is-in-no-log",
            "breakwater.access.oidc.groups[0].group=net-operators",
            "breakwater.access.oidc.groups[0].roles=operator",
            "breakwater.access.oidc.groups[1].group=net-audit",
            "breakwater.access.oidc.groups[1].roles=auditor",
            "breakwater.access.oidc.groups[2].group={tenant}-owners",
            "breakwater.access.oidc.groups[2].roles=owner",
            "breakwater.access.oidc.groups[3].group=ledger-people",
            "breakwater.access.oidc.groups[3].roles=owner",
            "breakwater.access.oidc.groups[3].tenants=billing"
        })
@ContextConfiguration(initializers = {FreshDatabase.class, FreshSandbox.class, ProviderAddress.class})
public @interface ConsoleForTests {

    /** The program without what lies with the tests of either module. */
    @SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @ComponentScan(
            basePackages = "dev.breakwater",
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = OfTests.class))
    class Whole {}

    /** Classes in a folder or a jar of tests, and the program's own root, which would look for all of them again. */
    class OfTests implements TypeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory others) {
            String place = type.getResource().getDescription();
            return place.contains("test-classes")
                    || place.contains("-tests.jar")
                    || type.getClassMetadata().getClassName().equals(BreakwaterApplication.class.getName());
        }
    }
}
