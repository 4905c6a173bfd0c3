# What is to be said about a PDF, English. vi.ftl has exactly these keys.

pdf-error-engine = no PDF was made: { $reason }
pdf-error-engine-help = write it as .docx, and report this: it is a fault of dondoc
pdf-warning-stand-in = no face like Times New Roman is installed; the PDF is set in { $face }.
pdf-warning-stand-in-help = install one and write it again; Debian: apt install fonts-liberation2
pdf-warning-missing = no face has these letters, “?” stands in their place: { $letters }
pdf-warning-missing-help = look at the words; letters from old fonts (TCVN3, VNI) must be turned into Unicode
