package dev.breakwater;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** The server's rooms without the console, assembled as the program is; what tests declare for themselves is no part of it. */
@Configuration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "dev.breakwater",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TestServer.OfTests.class))
public class TestServer {

    /** Classes that lie with the tests. */
    static class OfTests implements TypeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory others) {
            return type.getResource().getDescription().contains("test-classes");
        }
    }
}
