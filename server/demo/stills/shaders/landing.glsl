// 0 stair (K 0: no sun, 1: the sun has reached it, 2: the sun is leaving), 1 figure above, 2 figure below
float map(vec3 p){float d=min(p.x+1.15,1.15-p.x);d=min(d,4.6-p.z);
 float st=floor((p.z+.2)/.34);float y=clamp(st,0.,9.)*.2;float s1=p.y-y;float fz=(p.z+.2)-st*.34;
 d=min(d,min(s1,s1>0.&&fz>.17?length(vec2(max(.34-fz,0.),max(p.y-(y+.2),0.)))+.004:s1));
 d=min(d,max(abs(p.x+.98)-.025,abs(p.y-(.55+max(p.z,0.)*.588)-.18)-.025));return d*.55;}
vec3 nor(vec3 p){vec2 e=vec2(.003,0);return normalize(vec3(map(p+e.xyy)-map(p-e.xyy),map(p+e.yxy)-map(p-e.yxy),map(p+e.yyx)-map(p-e.yyx)));}
vec4 scene(vec2 uv){
 if(L==1){float f=person(uv-vec2(-.085,-.035),.40);vec2 g=uv-vec2(-.085,-.035);float rim=ss(.012,.0,abs(f))*ss(0.,.03,g.x);return lay(vec3(.012,.012,.014)+vec3(.85,.48,.2)*rim*.35*min(K,1.),fill(f));}
 if(L==2){vec2 g=uv-vec2(.14,-.70);float f=girl(g,.66);float rim=ss(.016,.0,abs(f))*ss(.02,-.05,g.x);return lay(vec3(.008,.009,.011)+vec3(.9,.52,.24)*rim*.22*min(K,1.),fill(f));}
 vec3 ro=vec3(.25,1.15,-2.9),rd=normalize(vec3(uv.x,uv.y+.16,1.05));float t=0.;for(int i=0;i<130;i++){float d=map(ro+rd*t);t+=d;if(d<.001||t>12.)break;}
 vec3 p=ro+rd*t,n=nor(p);vec3 alb=vec3(.62,.60,.55)*(.92+.16*fbm(p.xy*3.+p.z*2.));if(n.y>.6)alb=vec3(.42,.43,.40)*(.8+.4*fbm(p.xz*9.));
 if(p.y<.55+max(p.z,0.)*.588+.12&&abs(n.x)>.6)alb=vec3(.20,.36,.33)*(.9+.2*fbm(p.yz*5.));
 float k=min(K,1.);vec3 Ld=normalize(K>1.5?vec3(.70,.44,-.42):vec3(.62,.60,-.42));
 float q1=(1.14-p.x)/Ld.x;vec3 q=p+Ld*q1;float w=ss(.02,-.02,box(q.zy-vec2(.6,3.1),vec2(1.25,1.1)));w*=1.-ss(.03,.015,abs(q.z-.6))-ss(.03,.015,abs(q.y-3.1));if(p.x>1.1)w=0.;
 float sh=1.,st=.03;for(int i=0;i<50;i++){vec3 r=p+n*.01+Ld*st;if(r.x>1.08)break;float d=map(r);sh=min(sh,14.*d/st);st+=max(d,.015);if(sh<.01)break;}
 float dif=max(dot(n,Ld),0.)*clamp(sh,0.,1.)*max(w,0.)*k;
 float ao=0.;for(int i=1;i<6;i++){float hh=.07*float(i);ao+=(hh-map(p+n*hh)/.55)/hh;}ao=clamp(1.-ao*.13,0.,1.);
 vec3 sun=K>1.5?vec3(11.,4.2,1.5):vec3(11.,6.6,3.0);
 vec3 c=alb*(vec3(.045,.06,.085)*ao*(.7+.5*n.y)+sun*dif+vec3(.30,.17,.08)*ao*exp(-length(p-vec3(-.8,1.6,1.4))*.62)*2.4*mix(.10,1.,k));
 return vec4(c*.95,1);}
