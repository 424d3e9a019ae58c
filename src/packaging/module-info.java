/**
 * The application and its libraries as one module: the runtime's class-data archive then holds all of them, and classes of one
 * module reach each other without exports. Services in a module are named here, not in META-INF/services.
 */
module dev.azwifn {
    requires java.xml; // jackson-databind's optional types
}
