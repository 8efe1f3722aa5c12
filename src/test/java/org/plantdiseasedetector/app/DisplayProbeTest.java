package org.plantdiseasedetector.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DisplayProbeTest {

  @Test
  void linuxWithoutAnAddressHasNoDisplay() {
    assertThat(new DisplayProbe("Linux", false, "").status()).isEqualTo(DisplayStatus.NO_DISPLAY);
  }

  @Test
  void aHeadlessToolkitNeedsNoDisplay() {
    assertThat(new DisplayProbe("Linux", true, "").status()).isEqualTo(DisplayStatus.READY);
  }

  @Test
  void otherSystemsBringTheirOwnDisplay() {
    assertThat(new DisplayProbe("Windows 11", false, "").status()).isEqualTo(DisplayStatus.READY);
    assertThat(new DisplayProbe("Mac OS X", false, "").status()).isEqualTo(DisplayStatus.READY);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDisplayThatDoesNotAnswerIsNoReadyOne() {
    assertThat(new DisplayProbe("Linux", false, ":59999").status())
        .isNotEqualTo(DisplayStatus.READY);
  }
}
