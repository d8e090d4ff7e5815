package io.onecycle.driver.stage.table;

import io.onecycle.driver.form.InputForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which columns of a table the inputs of a saved network are. */
final class NamedForm {

  private NamedForm() {}

  /**
   * The form with names: of a network that was trained on numbers without any, a table's columns in
   * their order.
   *
   * @param names of the table's columns
   * @param faults are told why there is none
   */
  static Optional<InputForm> of(
      InputForm form, List<String> names, String file, List<String> faults) {
    if (!form.kind().equals(InputForm.NUMBERS)) {
      return Optional.of(form);
    }
    NumberText numbers = new NumberText(form.text().decimal(), form.text().thousands());
    if (names.size() != form.channels()) {
      faults.add(
          ("Cannot use %s: %d columns, expected the %d numbers of an example in their order: the"
                  + " model was trained on numbers without names")
              .formatted(file, names.size(), form.channels()));
      return Optional.empty();
    }
    if (names.stream().allMatch(name -> numbers.read(name).isPresent())) {
      faults.add(
          "Cannot use %s: its first line is of numbers (%s …), expected names of columns"
              .formatted(file, names.get(0)));
      return Optional.empty();
    }
    List<InputForm.Column> columns =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    new InputForm.Column(
                        names.get(i),
                        InputForm.Column.NUMBER,
                        List.of(),
                        0,
                        0,
                        List.of(form.mean().get(i)),
                        List.of(form.sd().get(i))))
            .toList();
    return Optional.of(
        new InputForm(
            InputForm.TABLE,
            form.channels(),
            1,
            1,
            form.mean(),
            form.sd(),
            form.resize(),
            columns,
            form.missing(),
            form.text()));
  }
}
