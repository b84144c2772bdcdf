import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * EPUBCheck over many files in one virtual machine.
 *
 * <p>Arguments: the EPUBs. Prints lines of fields between tabs, each beginning with the file's
 * number in the arguments: "message", severity, id, path:line:column, text; and last "done".
 */
public final class EpubCheckMany {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true);

  private static final class Printer extends MasterReport {
    private final int file;

    Printer(int file, String name) {
      this.file = file;
      setEpubFileName(name);
    }

    @Override
    public void message(Message message, EPUBLocation at, Object... details) {
      String place =
          at == null ? "" : at.getPath() + ":" + at.getLine() + ":" + at.getColumn();
      String id = message.getID().toString();
      say(file, "message", message.getSeverity(), id, place, message.getMessage(details));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }

  public static void main(String[] arguments) {
    System.setOut(System.err);
    Locale.setDefault(Locale.ENGLISH);
    for (int i = 0; i < arguments.length; i++) {
      Printer printer = new Printer(i, arguments[i]);
      new EpubCheck(new File(arguments[i]), printer).doValidate();
      say(i, "done");
    }
  }

  private static void say(Object... fields) {
    StringBuilder line = new StringBuilder();
    for (Object field : fields) {
      line.append(line.length() == 0 ? "" : "\t");
      line.append(String.valueOf(field).replaceAll("\\s+", " "));
    }
    OUT.println(line);
  }
}
