import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * veraPDF over many files in one virtual machine.
 *
 * <p>Arguments: a flavour (ua1), its profile's file name without suffix (PDFUA-1), then the PDFs.
 * Prints lines of fields between tabs, each beginning with the file's number in the arguments:
 * "failed", rule, count, message; "broken", what was thrown; and last "done", checks made.
 */
public final class VeraPdf {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true);

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
    ValidationProfile profile = profile(arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      try (PDFAParser parser =
              Foundries.defaultInstance().createParser(new File(arguments[i]), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
        report(i - 2, validator.validate(parser));
      } catch (Exception | StackOverflowError e) {
        say(i - 2, "broken", e.toString());
      }
    }
  }

  private static ValidationProfile profile(String name) throws Exception {
    String path = "org/verapdf/pdfa/validation/" + name + ".xml";
    try (InputStream in = VeraPdf.class.getClassLoader().getResourceAsStream(path)) {
      return Profiles.profileFromXml(in);
    }
  }

  private static void report(int file, ValidationResult result) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, String> messages = new LinkedHashMap<>();
    for (TestAssertion made : result.getTestAssertions()) {
      if (made.getStatus() == TestAssertion.Status.FAILED) {
        String rule = made.getRuleId().getClause() + "-" + made.getRuleId().getTestNumber();
        counts.merge(rule, 1, Integer::sum);
        messages.putIfAbsent(rule, made.getMessage());
      }
    }
    counts.forEach((rule, count) -> say(file, "failed", rule, count, messages.get(rule)));
    if (counts.isEmpty() && !result.isCompliant()) {
      say(file, "broken", "not compliant, and no rule is named");
    }
    say(file, "done", result.getTotalAssertions());
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
