// oracle: reachability verdicts from Cilium's own policy engine.
//
//	oracle < cases.jsonl            one JSON document per line in, one JSON line out
//	oracle file.json ...            one document per file
//	oracle --check cases/*.json     case files {"name","note","input","expect":[...]}: compare
//	--cross                         also run the cross-checks (own lookup vs engine, trace API)
//	--repeat N                      resolve each document N times, list differing outcomes as "unstable"
//	--time                          print totals to stderr
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	"breakwater/testing/oracle/eng"
)

func main() {
	var files []string
	check, cross, timing := false, false, false
	repeat := 1
	for i := 1; i < len(os.Args); i++ {
		a := os.Args[i]
		switch a {
		case "--repeat":
			i++
			fmt.Sscan(os.Args[i], &repeat)
		case "--check":
			check = true
		case "--cross":
			cross = true
		case "--time":
			timing = true
		default:
			files = append(files, a)
		}
	}
	w := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer w.Flush()
	enc := json.NewEncoder(w)
	if check {
		if !runChecks(files, cross) {
			os.Exit(1)
		}
		return
	}
	start, n, nq := time.Now(), 0, 0
	one := func(b []byte) {
		in, err := eng.Decode(b)
		if err != nil {
			enc.Encode(map[string]any{"answers": []any{}, "errors": []any{map[string]string{"policy": "", "error": "input: " + err.Error()}}})
			return
		}
		out := eng.Run(in, cross)
		for r := 1; r < repeat; r++ {
			again := eng.Run(in, false)
			for i := range out.Answers {
				x, y := &out.Answers[i], again.Answers[i].Brief()
				if y != x.Brief() && !slices.Contains(x.Unstable, y) {
					x.Unstable = append(x.Unstable, y)
				}
			}
		}
		n++
		nq += len(in.Queries)
		enc.Encode(out)
	}
	if len(files) > 0 {
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			var c caseFile
			if json.Unmarshal(b, &c) == nil && len(c.Input) > 0 {
				b = c.Input
			}
			one(b)
		}
	} else {
		sc := bufio.NewScanner(os.Stdin)
		sc.Buffer(make([]byte, 1<<20), 1<<30)
		for sc.Scan() {
			if len(sc.Bytes()) > 0 {
				one(sc.Bytes())
				w.Flush()
			}
		}
	}
	if timing {
		d := time.Since(start)
		fmt.Fprintf(os.Stderr, "%d documents, %d queries, %.2fs, %.2f ms/document\n", n, nq, d.Seconds(), float64(d.Milliseconds())/float64(max(n, 1)))
	}
}
