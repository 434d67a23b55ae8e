class Migtools < Formula
  desc "Migration statistics in shell pipelines: exact, audited, reproducible"
  url "file:///path/to/migtools-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "MIT"

  depends_on "cmark-gfm"
  depends_on "gnuplot"
  depends_on "libcsv"
  depends_on "librsvg"
  depends_on :linux

  def install
    system "make", "install", "PREFIX=#{prefix}", "WERROR="
  end

  test do
    (testpath/"flows.csv").write <<~CSV
      year,direction,persons
      2014,immigration,30
      2014,emigration,10
    CSV
    assert_match "2014,30,10,20", shell_output("#{bin}/mig-balance flows.csv")
    assert_match "Written by mig-plot", shell_output("#{bin}/mig-balance flows.csv | #{bin}/mig-plot balance")
  end
end
