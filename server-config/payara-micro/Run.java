import java.util.concurrent.TimeUnit;

/**
 * Runs a server as long as the process is there that asked for it: whoever ends {@code mvn}, by Ctrl-C, by an IDE's
 * button or by a signal to it alone, ends the server too, and cleanly. Needs nothing but a JDK:
 *
 * <p>{@code java server-config/payara-micro/Run.java java -jar payara-micro.jar …}
 */
final class Run {

    private static final long PATIENCE_SECONDS = 30;

    private Run() {}

    public static void main(String[] command) throws Exception {
        Process server = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        ProcessHandle.current().parent().ifPresent(asker -> asker.onExit().thenRun(() -> System.exit(0)));
        System.exit(server.waitFor());
    }

    private static void end(Process server) {
        server.destroy();
        try {
            server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
