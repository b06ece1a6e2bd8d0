package javax.annotation;

/** What generated classes are marked with; it left the JDK with Java 11. */
public @interface Generated {
    String[] value();

    String comments() default "";

    String date() default "";
}
