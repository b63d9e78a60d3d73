// scale measures the engine on a many-tenant cluster: parse, import, resolve every endpoint policy.
//
//	scale -tenants 1000 -ids 6 -policies 30 [-keep] [-noguard] [-sample 200]
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"runtime"
	"time"

	"breakwater/testing/oracle/eng"
)

type m = map[string]any
type l = []any

const ten = "k8s:io.cilium.k8s.namespace.labels.tenant.io/tenantId"

func heap() float64 {
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return float64(s.HeapAlloc) / (1 << 20)
}

func main() {
	tenants := flag.Int("tenants", 100, "")
	ids := flag.Int("ids", 6, "identities per tenant")
	pols := flag.Int("policies", 30, "policies per tenant")
	keep := flag.Bool("keep", false, "retain every map state")
	noguard := flag.Bool("noguard", false, "leave out the Exists+NotIn guard")
	sample := flag.Int("sample", 0, "resolve only so many endpoints")
	flag.Parse()

	in := &eng.Input{}
	add := func(o m) {
		b, _ := json.Marshal(o)
		in.Policies = append(in.Policies, b)
	}
	for t := 0; t < *tenants; t++ {
		tn, ns := fmt.Sprintf("t%d", t), fmt.Sprintf("ns-t%d", t)
		in.Namespaces = append(in.Namespaces, eng.Namespace{Name: ns, Labels: map[string]string{"tenant.io/tenantId": tn, "kubernetes.io/metadata.name": ns}})
		for i := 0; i < *ids; i++ {
			in.Endpoints = append(in.Endpoints, eng.Endpoint{ID: fmt.Sprintf("%s/p%d", ns, i), Namespace: ns, Labels: map[string]string{"app": fmt.Sprintf("a%d", i), "tier": []string{"front", "mid", "back"}[i%3]}})
		}
		me := m{"matchLabels": m{ten: tn}}
		n := 0
		add(m{"kind": "CiliumClusterwideNetworkPolicy", "metadata": m{"name": "base-" + tn}, "spec": m{"endpointSelector": me,
			"ingress": l{m{"fromEntities": l{"ingress"}, "toPorts": l{m{"ports": l{m{"port": "8080", "protocol": "TCP"}}}}}},
			"egress":  l{m{"toEndpoints": l{m{"matchLabels": m{"k8s:io.kubernetes.pod.namespace": "kube-system", "k8s:k8s-app": "kube-dns"}}}, "toPorts": l{m{"ports": l{m{"port": "53", "protocol": "ANY"}}, "rules": m{"dns": l{m{"matchPattern": "*"}}}}}}}}})
		n++
		if !*noguard {
			other := m{"matchExpressions": l{m{"key": ten, "operator": "Exists"}, m{"key": ten, "operator": "NotIn", "values": l{tn}}}}
			add(m{"kind": "CiliumClusterwideNetworkPolicy", "metadata": m{"name": "guard-" + tn}, "spec": m{"endpointSelector": me,
				"enableDefaultDeny": m{"ingress": false, "egress": false},
				"ingressDeny":       l{m{"fromEndpoints": l{other}}}, "egressDeny": l{m{"toEndpoints": l{other}}}}})
			n++
		}
		for ; n < *pols; n++ {
			a, b := m{"matchLabels": m{"app": fmt.Sprintf("a%d", n%*ids)}}, m{"matchLabels": m{"app": fmt.Sprintf("a%d", (n*7+1)%*ids)}}
			port := fmt.Sprint(8000 + n%10)
			spec := m{"endpointSelector": a}
			switch n % 5 {
			case 0:
				spec["ingress"] = l{m{"fromEndpoints": l{b}, "toPorts": l{m{"ports": l{m{"port": port, "protocol": "TCP"}}}}}}
			case 1:
				spec["egress"] = l{m{"toEndpoints": l{b}, "toPorts": l{m{"ports": l{m{"port": port, "protocol": "TCP"}}}}}}
			case 2:
				spec["egress"] = l{m{"toCIDRSet": l{m{"cidr": fmt.Sprintf("20.%d.%d.0/24", t%250, n), "except": l{fmt.Sprintf("20.%d.%d.7/32", t%250, n)}}}, "toPorts": l{m{"ports": l{m{"port": "443", "protocol": "TCP"}}}}}}
			case 3:
				spec["ingress"] = l{m{"fromEndpoints": l{b}, "toPorts": l{m{"ports": l{m{"port": "80", "protocol": "TCP"}}, "rules": m{"http": l{m{"method": "GET", "path": "/v1/.*"}}}}}}}
			default:
				spec["egress"] = l{m{"toFQDNs": l{m{"matchName": fmt.Sprintf("api%d.%s.example.com", n, tn)}}, "toPorts": l{m{"ports": l{m{"port": "443", "protocol": "TCP"}}}}}}
			}
			add(m{"kind": "CiliumNetworkPolicy", "metadata": m{"name": fmt.Sprintf("p%d", n), "namespace": ns}, "spec": spec})
		}
	}
	fmt.Printf("tenants %d, endpoints %d, policies %d; input heap %.0f MiB\n", *tenants, len(in.Endpoints), len(in.Policies), heap())
	s := time.Now()
	w := eng.NewWorld(in, false)
	fmt.Printf("parse+import %.2fs, %d identities, %d rules, errors %d, heap %.0f MiB\n", time.Since(s).Seconds(), w.Identities(), w.Rules(), len(w.Errors), heap())
	n := len(in.Endpoints)
	step := 1
	if *sample > 0 && *sample < n {
		step = n / *sample
	}
	s = time.Now()
	total, cnt, maxN := 0, 0, 0
	for i := 0; i < n; i += step {
		_, e, err := w.ResolveEndpoint(i, *keep)
		if err != nil {
			fmt.Println(err)
			return
		}
		total += e
		maxN = max(maxN, e)
		cnt++
	}
	d := time.Since(s)
	fmt.Printf("resolved %d of %d endpoint policies in %.2fs (%.2f ms each), map entries %d (mean %d, max %d), heap %.0f MiB\n", cnt, n, d.Seconds(), d.Seconds()*1000/float64(cnt), total, total/cnt, maxN, heap())
	ep, _, _ := w.ResolveEndpoint(0, true)
	s = time.Now()
	ok, lookups := 0, 0
	for time.Since(s) < time.Second {
		for i := 0; i < n; i++ {
			if eng.Verdict(ep, false, w.IdentityOf(i), 8001) {
				ok++
			}
			lookups++
		}
	}
	fmt.Printf("lookups %.2f M/s\n", float64(lookups)/1e6/time.Since(s).Seconds())
}
