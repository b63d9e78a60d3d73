package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"breakwater/testing/oracle/eng"
)

// caseFile is one hand-checked case. expect[i] is "verdict egress ingress l7", "-" = not compared.
type caseFile struct {
	Name   string          `json:"name"`
	Note   string          `json:"note"`
	Input  json.RawMessage `json:"input"`
	Expect []string        `json:"expect"`
	Errors []string        `json:"expectErrors"`
}

func runChecks(files []string, cross bool) bool {
	bad, n, nq := 0, 0, 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			fmt.Println(err)
			return false
		}
		var c caseFile
		if err := json.Unmarshal(b, &c); err != nil {
			fmt.Println(f, err)
			bad++
			continue
		}
		in, err := eng.Decode(c.Input)
		if err != nil {
			fmt.Println(f, err)
			bad++
			continue
		}
		n++
		out := eng.Run(in, cross)
		var msgs []string
		if len(c.Expect) != len(out.Answers) {
			msgs = append(msgs, fmt.Sprintf("%d expectations for %d answers", len(c.Expect), len(out.Answers)))
		}
		for i, a := range out.Answers {
			nq++
			got := []string{a.Verdict, a.Egress, a.Ingress, a.L7}
			if i >= len(c.Expect) {
				msgs = append(msgs, fmt.Sprintf("q%d got %q", i, strings.Join(got, " ")))
				continue
			}
			for j, want := range strings.Fields(c.Expect[i]) {
				if want != "-" && want != got[j] {
					msgs = append(msgs, fmt.Sprintf("q%d want %q got %q %s", i, c.Expect[i], strings.Join(got, " "), a.Error))
					break
				}
			}
		}
		if len(c.Errors) != len(out.Errors) {
			msgs = append(msgs, fmt.Sprintf("errors want %d got %v", len(c.Errors), out.Errors))
		} else {
			for i, e := range out.Errors {
				if !strings.Contains(e.Error, c.Errors[i]) {
					msgs = append(msgs, fmt.Sprintf("error want %q got %q", c.Errors[i], e.Error))
				}
			}
		}
		if cross {
			for _, x := range out.CrossCheck {
				fmt.Printf("      cross %s: %s\n", filepath.Base(f), x)
			}
		}
		if len(msgs) > 0 {
			bad++
			fmt.Printf("FAIL  %s\n", filepath.Base(f))
			for _, m := range msgs {
				fmt.Println("      " + m)
			}
			for _, x := range out.Warnings {
				fmt.Println("      warning: " + x)
			}
		}
	}
	fmt.Printf("%d cases, %d queries, %d failing\n", n, nq, bad)
	return bad == 0
}
