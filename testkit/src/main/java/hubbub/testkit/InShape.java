package hubbub.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/// Runs the tests of a class with every [SmallHouse] in one shape.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InShape.Choosing.class)
public @interface InShape {
  Shape value();

  /// Chooses the shape before the test's class is made, which may open a house already.
  final class Choosing implements TestInstancePreConstructCallback, AfterEachCallback {
    @Override
    public void preConstructTestInstance(
        TestInstanceFactoryContext factory, ExtensionContext context) {
      Shape.use(factory.getTestClass().getAnnotation(InShape.class).value());
    }

    @Override
    public void afterEach(ExtensionContext context) {
      Shape.use(Shape.SQLITE);
    }
  }
}
